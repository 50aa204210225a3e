import 'server-only';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { env } from '../env/env';
import { Unavailable } from '../http/unavailable';
import type { Database, OpenDatabase } from './database-types';
import { openEmbedded } from './open-embedded';
import { connectionTimeout, openServer } from './open-server';

export type { Database } from './database-types';

/** One per process, though Next.js may load this module once for each of its bundles. */
const held = globalThis as {
  newsletterDatabase?: Promise<OpenDatabase> | undefined;
  /** The same once it is open: the send loop asks for it several times for each message, and then needs no timer. */
  newsletterOpenDatabase?: OpenDatabase | undefined;
  /** When opening it failed last, in milliseconds since 1970; undefined after it was opened. */
  newsletterDatabaseFailedAt?: number | undefined;
};

/**
 * Returns the database. The first call opens it and applies migrations.
 *
 * @throws Unavailable if it cannot be opened; the next call tries again
 */
export async function database(): Promise<Database> {
  if (held.newsletterOpenDatabase) return held.newsletterOpenDatabase.db;
  const opening = held.newsletterDatabase ?? startOpening();
  try {
    return (await (env.databaseUrl ? withTimeout(opening) : opening)).db;
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    throw new Unavailable(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function startOpening(): Promise<OpenDatabase> {
  const opening = open();
  held.newsletterDatabase = opening;
  opening.then(
    (opened) => {
      held.newsletterDatabaseFailedAt = undefined;
      if (held.newsletterDatabase === opening) held.newsletterOpenDatabase = opened;
    },
    () => {
      held.newsletterDatabaseFailedAt = Date.now();
      if (held.newsletterDatabase === opening) held.newsletterDatabase = undefined;
    },
  );
  return opening;
}

/** A request does not wait long for a server; opening continues for the next one. */
async function withTimeout(opening: Promise<OpenDatabase>): Promise<OpenDatabase> {
  const timer = new AbortController();
  const late = wait(connectionTimeout, undefined, { signal: timer.signal, ref: false }).then(() => {
    throw new Unavailable(`The database did not answer within ${connectionTimeout} ms.`);
  });
  try {
    return await Promise.race([opening, late]);
  } finally {
    timer.abort();
    late.catch(() => {});
  }
}

/** Returns whether there is a database that may hold rows. Reading code checks this first, so that it does not create an empty one. */
export function hasDatabase(): boolean {
  return (
    Boolean(env.databaseUrl) || held.newsletterDatabase !== undefined || (!env.onVercel && existsSync(path.join(env.dataFolder, 'db')))
  );
}

/** Returns when opening the database failed last, in milliseconds since 1970; undefined if it was opened since, or never tried. */
export function databaseFailedAt(): number | undefined {
  return held.newsletterDatabaseFailedAt;
}

/** Closes the database if it is open, so that the next process can open it. */
export async function closeDatabase(): Promise<void> {
  const opened = held.newsletterDatabase;
  held.newsletterDatabase = undefined;
  held.newsletterOpenDatabase = undefined;
  held.newsletterDatabaseFailedAt = undefined;
  await opened?.then(
    ({ close }) => close(),
    () => {},
  );
}

async function open(): Promise<OpenDatabase> {
  if (env.build) throw new Error('A build opens no database.');
  if (env.databaseUrl) return openServer(env.databaseUrl);
  if (env.onVercel)
    throw new Unavailable('DATABASE_URL is not set. Functions on Vercel keep no files: set it to the URL of a PostgreSQL server.');
  return openEmbedded(env.dataFolder);
}
