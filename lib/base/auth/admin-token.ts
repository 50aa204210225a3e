import 'server-only';
import { env } from '../env/env';
import { localSecret } from './local-secret';

/** What opens the admin pages and the endpoints for operators; undefined on Vercel, which keeps no files, where none is set. */
export function adminToken(): string | undefined {
  return env.adminToken ?? (env.onVercel ? undefined : localSecret('admin-token'));
}
