import 'server-only';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { env } from '../env';

/** Secrets that were read once, by their files: a mailing asks for one several times for each of its copies. */
const known = new Map<string, string>();

/**
 * A secret that this machine makes once and keeps for itself, in a file of the data folder that its owner alone can read. Two
 * processes that make one at a time have the one that was first.
 */
export function keptSecret(name: 'secret' | 'admin-token'): string {
  const file = path.resolve(env.dataFolder, name);
  const secret = known.get(file) ?? readOrMake(file);
  known.set(file, secret);
  return secret;
}

function readOrMake(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
