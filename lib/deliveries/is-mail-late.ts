import 'server-only';
import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Database } from '../db/database';
import { deliveries } from '../db/schema';

/** How long mail may be due before something is wrong. */
const patience = '15 minutes';

/** Whether a notice has been due for so long that something must be wrong: a mailing may wait for a person, or go slowly on purpose. */
export async function isMailLate(db: Database): Promise<boolean> {
  const late = and(
    isNull(deliveries.mailingId),
    eq(deliveries.status, 'queued'),
    lt(deliveries.nextAt, sql`now() - ${patience}::interval`),
  );
  return (await db.select({ id: deliveries.id }).from(deliveries).where(late).limit(1)).length > 0;
}
