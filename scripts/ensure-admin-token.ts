import path from 'node:path';
import { readOrCreateSecret } from '../lib/base/auth/secret-file';
import type { Settings } from '../lib/base/env/settings-schema';

/**
 * Creates the admin token if there is none, so that commands can use it, and returns its file; undefined if `ADMIN_TOKEN` is set. Exits if
 * it cannot be stored.
 */
export function ensureAdminToken({ ADMIN_TOKEN, DATA_DIR }: Settings): string | undefined {
  if (ADMIN_TOKEN) return undefined;
  const file = path.join(DATA_DIR, 'admin-token');
  try {
    readOrCreateSecret(file);
    return file;
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    console.error(`The admin token cannot be stored: ${reason}. Correct DATA_DIR, or set ADMIN_TOKEN.`);
    process.exit(1);
  }
}
