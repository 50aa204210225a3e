import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Unavailable } from '../http/unavailable';

/** The same as for secrets in settings. */
const minLength = 32;

/**
 * Returns the secret in a file, which is created if it does not exist, readable by its owner only. Processes that create it at the same
 * time get the same secret.
 *
 * @throws Unavailable if the file is too short
 */
export function readOrCreateSecret(file: string): string {
  const secret = read(file) ?? create(file);
  if (secret.length >= minLength) return secret;
  throw new Unavailable(
    `${file} has ${secret.length} characters: expected ${minLength} or more. Restore its backup, or delete it: a new one is created.`,
  );
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    return rethrowUnless(error, 'ENOENT');
  }
}

function create(file: string): string {
  mkdirSync(path.dirname(file), { recursive: true });
  // Linked once it is complete: a process that is killed meanwhile leaves no empty secret.
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
