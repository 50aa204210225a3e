import 'server-only';
import { sql } from 'drizzle-orm';
import { databaseFailedAt, hasDatabase } from '../../base/db/database';
import { inOneStatement } from '../../base/db/in-transaction';
import { env } from '../../base/env/env';
import { logError } from '../../base/log/log';

export interface Health {
  status: 'ok' | 'down';
  /** The first form creates an embedded database that does not exist yet. */
  database: 'ok' | 'not created yet' | 'down';
}

/** Opening a damaged database costs a second of processor time: after a failure it is not tried for so long, in milliseconds. */
const retryInterval = 30_000;

/** Returns whether the site can take requests: forms need the database. Late email and wrong settings are problems (`runtime-problems.ts`, `setting-problems.ts`). */
export async function readHealth(): Promise<Health> {
  const failedAt = databaseFailedAt();
  if (failedAt === undefined && !hasDatabase() && !env.onVercel) return { status: 'ok', database: 'not created yet' };
  // A probe must not create the embedded database; a form does.
  if (failedAt !== undefined && !env.databaseUrl && (!hasDatabase() || Date.now() - failedAt < retryInterval))
    return { status: 'down', database: 'down' };
  try {
    await inOneStatement((db) => db.execute(sql`select 1`));
    return { status: 'ok', database: 'ok' };
  } catch (error) {
    logError('health check failed', error);
    return { status: 'down', database: 'down' };
  }
}
