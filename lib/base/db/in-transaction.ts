import { setTimeout as wait } from 'node:timers/promises';
import { Unavailable } from '../http/unavailable';
import { type Database, database } from './database';

/** Error codes of conflicts between transactions, which may not occur again (PostgreSQL manual, appendix A). */
const retryable = new Set(['40001', '40P01', '55P03']);

/** Error codes of a server that is stopping, starting, full, away or too slow; ENOENT is a missing socket. */
const unavailable =
  /^(?:08...|53...|57014|57P0[1-3]|25P03|58...|ECONNREFUSED|ECONNRESET|ENOENT|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|EHOSTUNREACH)$/;

const maxTries = 3;

/**
 * Runs `work` in a transaction. After a conflict with another transaction it runs again, so that it must have no other effects.
 *
 * @throws Unavailable if the database is unavailable; whatever `work` throws
 */
export function inTransaction<T>(work: (db: Database) => Promise<T>): Promise<T> {
  return inOneStatement((db) => db.transaction(work));
}

/** Runs a single statement, which is a transaction by itself: this saves two round trips. */
export async function inOneStatement<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const db = await database();
  for (let tries = 1; ; tries++) {
    try {
      return await work(db);
    } catch (error) {
      const code = codeOf(error);
      if (retryable.has(code) && tries < maxTries) await wait(20 * tries * (1 + Math.random()));
      else if (unavailable.test(code) || isDisconnected(error))
        throw new Unavailable(`The database is unavailable (${code || 'no connection'}).`, { cause: error });
      else throw error;
    }
  }
}

/** Returns the code of an error or its causes: Drizzle wraps the errors of drivers. */
function codeOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
  return '';
}

/** Returns whether the connection is broken: drivers have no codes for these errors. */
function isDisconnected(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (
      /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Query read timeout|PGlite is closed)/.test(
        cause.message,
      )
    )
      return true;
  return false;
}
