import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { holdPidLock } from '../process/pid-lock';
import type { Database, OpenDatabase } from './database-types';
import { migrationsFolder } from './migrations-folder';
import * as schema from './schema';

/**
 * Opens the PostgreSQL that runs inside this process (PGlite), and creates it if there is none. Two processes would destroy its files, so
 * that this one locks the folder until it is closed.
 *
 * @throws LockHeld if another process has it open; Error if its files cannot be opened, which are left unchanged
 */
export async function openEmbedded(dataFolder: string): Promise<OpenDatabase> {
  const folder = path.join(dataFolder, 'db');
  await mkdir(dataFolder, { recursive: true });
  const release = await holdPidLock(`${folder}.pid`);
  try {
    // Many megabytes, which a site with DATABASE_URL does not need.
    const { PGlite } = await import('@electric-sql/pglite');
    if (!existsSync(folder)) await createCluster(PGlite, folder);
    const client = await PGlite.create(folder);
    const db = drizzle({ client, schema });
    await migrate(db, { migrationsFolder });
    return {
      db: db as Database,
      close: async () => {
        await client.close();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw new Error(
      `The database in ${folder} cannot be opened; nothing in it was changed. Copy it before you try to repair it: cp -a ${folder} ${folder}.copy`,
      {
        cause: error,
      },
    );
  }
}

/**
 * Creates an empty cluster, renamed once it is complete, so that a killed process leaves none. It is unpacked from a package: `initdb`
 * would take four times as long and twice the memory.
 */
async function createCluster(engine: typeof PGlite, folder: string): Promise<void> {
  const { dataDir } = await import('@electric-sql/pglite-prepopulatedfs');
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const client = await engine.create(unfinished, { loadDataDir: await dataDir() });
  await client.close();
  await rename(unfinished, folder);
}
