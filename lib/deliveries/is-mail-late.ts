import 'server-only';
import { and, eq, lt, sql } from 'drizzle-orm';
import type { Database } from '../db/database';
import { deliveries } from '../db/schema';

/** How long mail may be due before something is wrong. */
const patience = '15 minutes';

/** Whether mail has been due for so long that something must be wrong. */
export async function isMailLate(db: Database): Promise<boolean> {
  const late = and(eq(deliveries.status, 'queued'), lt(deliveries.nextAt, sql`now() - ${patience}::interval`));
  return (await db.select({ id: deliveries.id }).from(deliveries).where(late).limit(1)).length > 0;
}
