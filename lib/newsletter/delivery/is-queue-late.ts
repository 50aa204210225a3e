import 'server-only';
import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { deliveries } from '../../base/db/schema';

const tolerance = '15 minutes';

/** Returns whether a notification is overdue by 15 minutes. Campaigns do not count: they may be paused or throttled. */
export async function isQueueLate(db: Database): Promise<boolean> {
  const late = and(
    isNull(deliveries.campaignId),
    eq(deliveries.status, 'queued'),
    lt(deliveries.nextAt, sql`now() - ${tolerance}::interval`),
  );
  return (await db.select({ id: deliveries.id }).from(deliveries).where(late).limit(1)).length > 0;
}
