import 'server-only';
import { sql } from 'drizzle-orm';
import { inTransaction } from '../../lib/base/db/in-transaction';
import { deliveries, sendThrottle } from '../../lib/base/db/schema';

/** Makes deferred messages due, and allows the next connection to the mail server. */
export async function moveTimeForward(): Promise<void> {
  await inTransaction(async (db) => {
    await db.update(deliveries).set({ nextAt: sql`now()` }).where(sql`status = 'queued' and next_at > now()`);
    await db.update(sendThrottle).set({ retryAt: sql`now()` }).where(sql`retry_at > now()`);
  });
}
