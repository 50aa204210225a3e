import 'server-only';
import { sql } from 'drizzle-orm';
import { inTransaction } from '../../db/in-transaction';
import { deliveries } from '../../db/schema';

/** As if all the time had gone by for which messages were put off. */
export async function moveQueueForward(): Promise<void> {
  await inTransaction((db) => db.update(deliveries).set({ nextAt: sql`now()` }).where(sql`status = 'queued' and next_at > now()`));
}
