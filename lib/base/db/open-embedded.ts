import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { holdPidLock } from '../process/pid-lock';
import type { Database, OpenDatabase } from './database';
import { migrationsFolder } from './migrations-folder';
import * as schema from './schema';

/**
 * Opens the PostgreSQL that runs inside this process (PGlite), making it where there is none yet. It knows nothing of other
 * processes and two would destroy it: the folder is this process's until it is closed.
 *
 * @throws where another process has it open, naming that; or where the folder cannot be read or is another version's: it is left as it is
 */
export async function openEmbedded(dataFolder: string): Promise<OpenDatabase> {
  const folder = path.join(dataFolder, 'db');
  await mkdir(dataFolder, { recursive: true });
  const release = await holdPidLock(`${folder}.pid`);
  try {
    // Loaded only here: with a server elsewhere, its many megabytes are not needed.
    const { PGlite } = await import('@electric-sql/pglite');
    if (!existsSync(folder)) await makeCluster(PGlite, folder);
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
      `The database in ${folder} cannot be opened; nothing in it was changed. Keep a copy before you try anything: cp -a ${folder} ${folder}.kept`,
      {
        cause: error,
      },
    );
  }
}

/**
 * Makes an empty cluster, which has its name once it is whole: who is killed half-way leaves none behind. It is unpacked, since to
 * have it made anew would take four times as long and twice the memory.
 */
async function makeCluster(engine: typeof PGlite, folder: string): Promise<void> {
  const { dataDir } = await import('@electric-sql/pglite-prepopulatedfs');
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const client = await engine.create(unfinished, { loadDataDir: await dataDir() });
  await client.close();
  await rename(unfinished, folder);
}
