import 'server-only';
import { and, desc, eq, gt, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { deliveries } from '../../base/db/schema';

type Delivery = typeof deliveries.$inferSelect;

export interface MailQueue {
  queued: number;
  sending: number;
  /** In the last 24 hours. */
  sent: number;
  failed: number;
  /** Since when the oldest message is due that has not gone out. */
  dueSince: Date | undefined;
  /** The newest that failed, with what the mail server said: a stranger's words. */
  failures: Pick<Delivery, 'id' | 'notice' | 'attempts' | 'finishedAt' | 'smtpCode' | 'smtpReply'>[];
}

/** So many failures are listed. */
const mostFailures = 50;

const isNotice = isNull(deliveries.campaignId);
const isRecent = gt(deliveries.finishedAt, sql`now() - interval '1 day'`);

/** How notices stand, counted by the database: campaigns are told one by one. */
export async function mailQueue(db: Database): Promise<MailQueue> {
  const [queued, sending] = [
    await db.$count(deliveries, and(isNotice, eq(deliveries.status, 'queued'))),
    await db.$count(deliveries, and(isNotice, eq(deliveries.status, 'sending'))),
  ];
  const ended = await db
    .select({ status: deliveries.status, count: sql<number>`count(*)::int` })
    .from(deliveries)
    .where(and(isNotice, inArray(deliveries.status, ['sent', 'failed']), isRecent))
    .groupBy(deliveries.status);
  const [due] = await db
    .select({ nextAt: deliveries.nextAt })
    .from(deliveries)
    .where(and(isNotice, eq(deliveries.status, 'queued'), lte(deliveries.nextAt, sql`now()`)))
    .orderBy(deliveries.nextAt)
    .limit(1);
  const { id, notice, attempts, finishedAt, smtpCode, smtpReply } = deliveries;
  const failures = await db
    .select({ id, notice, attempts, finishedAt, smtpCode, smtpReply })
    .from(deliveries)
    .where(and(isNotice, eq(deliveries.status, 'failed')))
    .orderBy(desc(deliveries.finishedAt))
    .limit(mostFailures);
  const endedAs = (status: Delivery['status']) => ended.find((row) => row.status === status)?.count ?? 0;
  return { queued, sending, sent: endedAs('sent'), failed: endedAs('failed'), dueSince: due?.nextAt, failures };
}
