import 'server-only';
import path from 'node:path';
import { env } from '../env/env';
import { readOrCreateSecret } from './secret-file';

/** Secrets by file: a campaign needs one several times per message. */
const cache = new Map<string, string>();

/** Returns a secret from a file in the data folder, which is created on first use. */
export function localSecret(name: 'secret' | 'admin-token'): string {
  const file = path.resolve(env.dataFolder, name);
  const secret = cache.get(file) ?? readOrCreateSecret(file);
  cache.set(file, secret);
  return secret;
}
