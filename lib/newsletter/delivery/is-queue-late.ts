import 'server-only';
import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { deliveries } from '../../base/db/schema';

/** How long mail may be due before something is wrong. */
const patience = '15 minutes';

/** Whether a notice has been due for so long that something must be wrong: a campaign may wait for a person, or go slowly on purpose. */
export async function isQueueLate(db: Database): Promise<boolean> {
  const late = and(
    isNull(deliveries.campaignId),
    eq(deliveries.status, 'queued'),
    lt(deliveries.nextAt, sql`now() - ${patience}::interval`),
  );
  return (await db.select({ id: deliveries.id }).from(deliveries).where(late).limit(1)).length > 0;
}
