import 'server-only';
import { isDatabaseOpen } from './db/database';
import { inTransaction } from './db/in-transaction';
import { isMailLate } from './deliveries/is-mail-late';
import { env } from './env';
import { logFailure } from './log';

export interface Health {
  status: 'ok' | 'down';
  /** An embedded database is opened when it is first needed. */
  database: 'ok' | 'not opened yet' | 'down';
  /** Whether mail that is due goes out. */
  mail: 'ok' | 'late' | 'unknown';
}

/** What works. It opens no embedded database and changes nothing. */
export async function readHealth(): Promise<Health> {
  if (!env.databaseUrl && !isDatabaseOpen()) return { status: 'ok', database: 'not opened yet', mail: 'ok' };
  try {
    const isLate = await inTransaction(isMailLate);
    return { status: isLate ? 'down' : 'ok', database: 'ok', mail: isLate ? 'late' : 'ok' };
  } catch (error) {
    logFailure('health', error);
    return { status: 'down', database: 'down', mail: 'unknown' };
  }
}
