import 'server-only';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { env } from '../env';
import { Unavailable } from '../unavailable';
import { openEmbedded } from './open-embedded';
import { openServer } from './open-server';
import type * as schema from './schema';

/** The tables, whichever PostgreSQL holds them; also what a transaction is done with. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface OpenDatabase {
  db: Database;
  close: () => Promise<void>;
}

/** One for the process, though Next.js may load this module once for each of its bundles. */
const held = globalThis as { newsletterDatabase?: Promise<OpenDatabase> };

/**
 * The database, opened when it is first asked for and brought up to date then.
 *
 * @throws Unavailable where it cannot be had now; it is tried again when next asked for
 */
export async function database(): Promise<Database> {
  held.newsletterDatabase ??= open();
  try {
    return (await held.newsletterDatabase).db;
  } catch (error) {
    held.newsletterDatabase = undefined;
    if (error instanceof Unavailable) throw error;
    throw new Unavailable(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** Whether it was asked for and is not closed. */
export function isDatabaseOpen(): boolean {
  return held.newsletterDatabase !== undefined;
}

/** Closes it where it is open, so that the next process may open it. */
export async function closeDatabase(): Promise<void> {
  const opened = held.newsletterDatabase;
  held.newsletterDatabase = undefined;
  await opened?.then(
    ({ close }) => close(),
    () => {},
  );
}

async function open(): Promise<OpenDatabase> {
  if (env.build) throw new Error('A build opens no database.');
  if (env.databaseUrl) return openServer(env.databaseUrl);
  if (env.onVercel) throw new Unavailable('DATABASE_URL is not set. Functions on Vercel keep no files: name a PostgreSQL server.');
  return openEmbedded(env.dataFolder);
}
