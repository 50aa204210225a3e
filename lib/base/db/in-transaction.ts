import { setTimeout as wait } from 'node:timers/promises';
import { Unavailable } from '../http/unavailable';
import { type Database, database } from './database';

/** What PostgreSQL says where trying again may help (appendix A of its manual): two stood in each other's way. */
const passing = new Set(['40001', '40P01', '55P03']);

/** It is stopping, starting, full, gone or too slow. Node's names are those of a connection that was never made, or broke; a socket is a file. */
const unavailable =
  /^(?:08...|53...|57014|57P0[1-3]|25P03|58...|ECONNREFUSED|ECONNRESET|ENOENT|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|EHOSTUNREACH)$/;

const mostTries = 3;

/**
 * Does something in one transaction: all of it or nothing. What failed because another was faster is tried again, so that `work`
 * may run more than once and must do nothing but ask the database.
 *
 * @throws Unavailable where the database is not there; whatever `work` throws
 */
export function inTransaction<T>(work: (db: Database) => Promise<T>): Promise<T> {
  return inOneStatement((db) => db.transaction(work));
}

/** The same for what is a single statement, and so a transaction by itself: two ways to the database less. */
export async function inOneStatement<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const db = await database();
  for (let tries = 1; ; tries++) {
    try {
      return await work(db);
    } catch (error) {
      const code = codeOf(error);
      if (passing.has(code) && tries < mostTries) await wait(20 * tries * (1 + Math.random()));
      else if (unavailable.test(code) || isBroken(error))
        throw new Unavailable(`The database answers ${code || 'nothing'}.`, { cause: error });
      else throw error;
    }
  }
}

/** The code in an error or in what caused it: Drizzle wraps what the driver throws. */
function codeOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
  return '';
}

/** The driver has no code for these. */
function isBroken(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (
      /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Query read timeout|PGlite is closed)/.test(
        cause.message,
      )
    )
      return true;
  return false;
}
