import 'server-only';
import { env } from '../env';
import { keptSecret } from './kept-secret';

/** What opens the desk and the doors for operators; undefined on Vercel, which keeps no files, where none is set. */
export function adminToken(): string | undefined {
  return env.adminToken ?? (env.onVercel ? undefined : keptSecret('admin-token'));
}
