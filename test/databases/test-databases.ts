import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { getTableName, isTable, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { closeDatabase, database } from '../../lib/base/db/database';
import * as schema from '../../lib/base/db/schema';
import { copyEmbedded } from './database-templates';
import { findPostgres, type RunningPostgres, startPostgres } from './start-postgres';

const isMissing = !findPostgres();
if (isMissing && process.env.CI) throw new Error('PostgreSQL is not installed. On Debian: apt install postgresql, as .ci/run does');

/** Without fsync: tests do not crash the machine. */
const fast = ['-F'];

/** Runs the tests on the embedded database and on a PostgreSQL server, with empty tables before each. */
export function onBothDatabases(tests: () => void): void {
  onEmbedded(tests);
  onPostgres(tests);
}

/** Like `onBothDatabases`, with fsync on as in production. */
export function onDurableDatabases(tests: () => void): void {
  onEmbedded(tests);
  onPostgres(tests, []);
}

/** Like `onBothDatabases`, but on the embedded database, where they are slow, only with `npm run test:all`. */
export function onPostgresFirst(tests: () => void): void {
  onEmbedded(tests, ['all']);
  onPostgres(tests);
}

function onEmbedded(tests: () => void, tags: string[] = []): void {
  describe('embedded', { tags }, () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'newsletter-data-'));
      await copyEmbedded(folder);
      Object.assign(process.env, { DATA_DIR: folder, DATABASE_URL: '' });
    });
    afterAll(async () => {
      await closeDatabase();
      await rm(folder, { recursive: true });
    });
    beforeEach(emptyTables);
    tests();
  });
}

/** Runs the tests on a PostgreSQL server only. */
export function onPostgres(tests: () => void, flags = fast): void {
  describe.skipIf(isMissing)('PostgreSQL', () => {
    let postgres: RunningPostgres;
    beforeAll(async () => {
      postgres = await startPostgres({ flags });
      process.env.DATABASE_URL = postgres.url;
      // Test machines may be slow: retry longer than the site does.
      while (!(await database().catch(() => undefined))) await sleep(100);
    });
    afterAll(async () => {
      await closeDatabase();
      await postgres.remove();
    });
    beforeEach(emptyTables);
    tests();
  });
}

async function emptyTables(): Promise<void> {
  const tables = Object.values(schema).filter(isTable).map(getTableName);
  await (await database()).execute(sql.raw(`truncate ${tables.join(', ')} restart identity cascade`));
}
