import 'server-only';
import { and, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { deliveries, subscribers } from '../../base/db/schema';

/**
 * Deletes subscribers with everything that names them. Of a campaign's delivery there remains that it was one, so that its books balance: what
 * was still to go out is skipped.
 */
export async function deleteSubscribers(db: Database, which: SQL | undefined): Promise<void> {
  const ids = db.select({ id: subscribers.id }).from(subscribers).where(which);
  const theirs = inArray(deliveries.subscriberId, ids);
  await db.delete(deliveries).where(and(theirs, isNull(deliveries.campaignId)));
  await db
    .update(deliveries)
    .set({ status: 'skipped', finishedAt: sql`now()` })
    .where(and(theirs, isNotNull(deliveries.campaignId), eq(deliveries.status, 'queued')));
  await db.delete(subscribers).where(which);
}
