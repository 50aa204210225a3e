import 'server-only';
import { and, desc, eq, gt, sql } from 'drizzle-orm';
import type { Database } from '../db/database';
import { deliveries, mailings } from '../db/schema';

/** Of so many messages that ended last, this many failures at most are no reason to stop: 5 %. */
const [looked, most] = [200, 10];

/** Whether too many of a mailing's last messages failed for good, since it was resumed last. */
export async function isFailingOften(db: Database, mailingId: string): Promise<boolean> {
  const since = db.select({ at: mailings.resumedAt }).from(mailings).where(eq(mailings.id, mailingId));
  const last = (status: 'sent' | 'failed') =>
    db
      .select({ status: deliveries.status, finishedAt: deliveries.finishedAt })
      .from(deliveries)
      .where(
        and(
          eq(deliveries.mailingId, mailingId),
          eq(deliveries.status, status),
          gt(deliveries.finishedAt, sql`coalesce((${since}), '-infinity')`),
        ),
      )
      .orderBy(desc(deliveries.finishedAt))
      .limit(looked);
  const [sent, failed] = [await last('sent'), await last('failed')];
  const ended = [...sent, ...failed].sort((one, other) => Number(other.finishedAt) - Number(one.finishedAt)).slice(0, looked);
  return ended.filter(({ status }) => status === 'failed').length > most;
}
