import 'server-only';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { closeDatabase } from '../../lib/base/db/database';
import { startPostgres } from './start-postgres';

/** Which database holds the campaigns. */
export type Store = 'PostgreSQL' | 'PGlite';

/** Runs work with an empty database of its own, set in the environment. */
export async function withEmptyDatabase<T>(store: Store, work: () => Promise<T>): Promise<T> {
  // Also holds the secrets.
  const folder = await mkdtemp(path.join(tmpdir(), 'newsletter-data-'));
  const postgres = store === 'PostgreSQL' ? await startPostgres() : undefined;
  Object.assign(process.env, {
    DATA_DIR: folder,
    DATABASE_URL: postgres?.url ?? '',
    MAIL_FROM: 'Twinko AI <newsletter@newsletter.example>',
    SITE_URL: 'https://newsletter.example',
  });
  try {
    return await work();
  } finally {
    await closeDatabase();
    await postgres?.remove();
    await rm(folder, { recursive: true });
  }
}
