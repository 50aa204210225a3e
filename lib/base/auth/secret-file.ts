import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Unavailable } from '../http/unavailable';

/** As long as a secret in the settings has to be. */
const shortest = 32;

/**
 * Returns the secret in a file, made once, which its owner alone can read. Two processes that make one at a time have the one that was
 * first.
 *
 * @throws Unavailable where the file holds less than a secret
 */
export function readOrCreateSecret(file: string): string {
  const secret = read(file) ?? make(file);
  if (secret.length >= shortest) return secret;
  throw new Unavailable(
    `${file} has ${secret.length} characters: expected ${shortest} or more. Put its backup back, or delete it to have another one made.`,
  );
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    return rethrowUnless(error, 'ENOENT');
  }
}

function make(file: string): string {
  mkdirSync(path.dirname(file), { recursive: true });
  // Whole from the first moment: whoever is killed while writing leaves no empty secret.
  const part = `${file}.${process.pid}`;
  writeFileSync(part, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
  try {
    linkSync(part, file);
  } catch (error) {
    rethrowUnless(error, 'EEXIST');
  } finally {
    rmSync(part);
  }
  return readFileSync(file, 'utf8').trim();
}

function rethrowUnless(error: unknown, code: string): undefined {
  if (error instanceof Error && 'code' in error && error.code === code) return undefined;
  throw error;
}
