import 'server-only';
import path from 'node:path';
import { env } from '../env/env';
import { readOrCreateSecret } from './secret-file';

/** Secrets that were read once, by their files: a campaign asks for one several times for each of its copies. */
const known = new Map<string, string>();

/** A secret that this machine makes once and keeps for itself, in a file of the data folder. */
export function localSecret(name: 'secret' | 'admin-token'): string {
  const file = path.resolve(env.dataFolder, name);
  const secret = known.get(file) ?? readOrCreateSecret(file);
  known.set(file, secret);
  return secret;
}
