import 'server-only';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { env } from '../env/env';
import { Unavailable } from '../http/unavailable';
import { openEmbedded } from './open-embedded';
import { longestWait, openServer } from './open-server';
import type * as schema from './schema';

/** The tables, whichever PostgreSQL holds them; also what a transaction is done with. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface OpenDatabase {
  db: Database;
  close: () => Promise<void>;
}

/** One for the process, though Next.js may load this module once for each of its bundles. */
const held = globalThis as {
  newsletterDatabase?: Promise<OpenDatabase> | undefined;
  /** The same once it is open: what sends asks for it many times for each message, and then needs no timer. */
  newsletterOpenDatabase?: OpenDatabase | undefined;
};

/**
 * The database, opened when it is first asked for and brought up to date then.
 *
 * @throws Unavailable where it cannot be had now; it is tried again when next asked for
 */
export async function database(): Promise<Database> {
  if (held.newsletterOpenDatabase) return held.newsletterOpenDatabase.db;
  const opening = held.newsletterDatabase ?? beginOpening();
  try {
    return (await (env.databaseUrl ? inTime(opening) : opening)).db;
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    throw new Unavailable(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function beginOpening(): Promise<OpenDatabase> {
  const opening = open();
  held.newsletterDatabase = opening;
  opening.then(
    (opened) => {
      if (held.newsletterDatabase === opening) held.newsletterOpenDatabase = opened;
    },
    () => {
      if (held.newsletterDatabase === opening) held.newsletterDatabase = undefined;
    },
  );
  return opening;
}

/** Who asks does not wait for a server that takes long; it goes on being opened for who asks next. */
async function inTime(opening: Promise<OpenDatabase>): Promise<OpenDatabase> {
  const timer = new AbortController();
  const late = wait(longestWait, undefined, { signal: timer.signal, ref: false }).then(() => {
    throw new Unavailable(`The database does not answer within ${longestWait} ms.`);
  });
  try {
    return await Promise.race([opening, late]);
  } finally {
    timer.abort();
    late.catch(() => {});
  }
}

/** Whether there can be something in it: who only wants to look makes none. */
export function hasDatabase(): boolean {
  return Boolean(env.databaseUrl) || isDatabaseOpen() || (!env.onVercel && existsSync(path.join(env.dataFolder, 'db')));
}

/** Whether it was asked for and is not closed. */
export function isDatabaseOpen(): boolean {
  return held.newsletterDatabase !== undefined;
}

/** Closes it where it is open, so that the next process may open it. */
export async function closeDatabase(): Promise<void> {
  const opened = held.newsletterDatabase;
  held.newsletterDatabase = undefined;
  held.newsletterOpenDatabase = undefined;
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
