import path from 'node:path';
import { readOrCreateSecret } from '../lib/base/auth/secret-file';
import type { Settings } from '../lib/base/env/settings-schema';

/**
 * Makes the admin token where there is none, so that commands can be used at once, and returns its file; undefined where `ADMIN_TOKEN` is
 * set. Ends the process where it cannot be kept.
 */
export function ensureAdminToken({ ADMIN_TOKEN, DATA_DIR }: Settings): string | undefined {
  if (ADMIN_TOKEN) return undefined;
  const file = path.join(DATA_DIR, 'admin-token');
  try {
    readOrCreateSecret(file);
    return file;
  } catch (error) {
    const why = error instanceof Error ? error.message : error;
    console.error(`The admin token cannot be kept: ${why}. Correct DATA_DIR, or set ADMIN_TOKEN.`);
    process.exit(1);
  }
}
