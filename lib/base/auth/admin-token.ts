import 'server-only';
import { env } from '../env/env';
import { localSecret } from './local-secret';

/** Returns the token for the admin pages and endpoints; undefined on Vercel, which keeps no files, if `ADMIN_TOKEN` is unset. */
export function adminToken(): string | undefined {
  return env.adminToken ?? (env.onVercel ? undefined : localSecret('admin-token'));
}
