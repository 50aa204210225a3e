import 'server-only';
import { isDatabaseOpen } from '../../base/db/database';
import { inTransaction } from '../../base/db/in-transaction';
import { env } from '../../base/env/env';
import { logError } from '../../base/log/log';
import { isQueueLate } from '../delivery/is-queue-late';

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
    const isLate = await inTransaction(isQueueLate);
    return { status: isLate ? 'down' : 'ok', database: 'ok', mail: isLate ? 'late' : 'ok' };
  } catch (error) {
    logError('health', error);
    return { status: 'down', database: 'down', mail: 'unknown' };
  }
}
