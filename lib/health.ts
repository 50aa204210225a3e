import 'server-only';
import { and, eq, lt, sql } from 'drizzle-orm';
import { isDatabaseOpen } from './db/database';
import { inTransaction } from './db/in-transaction';
import { deliveries } from './db/schema';
import { env } from './env';
import { logFailure } from './log';

export interface Health {
  status: 'ok' | 'down';
  /** An embedded database is opened when it is first needed. */
  database: 'ok' | 'not opened yet' | 'down';
  /** Whether mail that is due goes out. */
  mail: 'ok' | 'late' | 'unknown';
}

/** How long mail may be due before something is wrong. */
const patience = '15 minutes';

/** What works. It opens no embedded database and changes nothing. */
export async function readHealth(): Promise<Health> {
  if (!env.databaseUrl && !isDatabaseOpen()) return { status: 'ok', database: 'not opened yet', mail: 'ok' };
  try {
    const late = and(eq(deliveries.status, 'queued'), lt(deliveries.nextAt, sql`now() - ${patience}::interval`));
    const isLate = (await inTransaction((db) => db.select({ id: deliveries.id }).from(deliveries).where(late).limit(1))).length > 0;
    return { status: isLate ? 'down' : 'ok', database: 'ok', mail: isLate ? 'late' : 'ok' };
  } catch (error) {
    logFailure('health', error);
    return { status: 'down', database: 'down', mail: 'unknown' };
  }
}
