import 'server-only';
import { and, desc, eq, gt, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { deliveries } from '../../base/db/schema';

type Delivery = typeof deliveries.$inferSelect;

/** Notifications only: campaigns are shown one by one. */
export interface MailQueue {
  queued: number;
  sending: number;
  /** In the last 24 hours. */
  sent: number;
  failed: number;
  /** When the oldest queued message became due. */
  dueSince: Date | undefined;
  /** The latest failures. `smtpReply` is text of another server. */
  failures: Pick<Delivery, 'id' | 'notice' | 'attempts' | 'finishedAt' | 'smtpCode' | 'smtpReply'>[];
}

/** How many failures are listed. */
const maxFailures = 50;

const isNotification = isNull(deliveries.campaignId);
const isRecent = gt(deliveries.finishedAt, sql`now() - interval '1 day'`);

/** Returns the state of the queue of notifications. */
export async function readMailQueue(db: Database): Promise<MailQueue> {
  const [queued, sending] = [
    await db.$count(deliveries, and(isNotification, eq(deliveries.status, 'queued'))),
    await db.$count(deliveries, and(isNotification, eq(deliveries.status, 'sending'))),
  ];
  const ended = await db
    .select({ status: deliveries.status, count: sql<number>`count(*)::int` })
    .from(deliveries)
    .where(and(isNotification, inArray(deliveries.status, ['sent', 'failed']), isRecent))
    .groupBy(deliveries.status);
  const [due] = await db
    .select({ nextAt: deliveries.nextAt })
    .from(deliveries)
    .where(and(isNotification, eq(deliveries.status, 'queued'), lte(deliveries.nextAt, sql`now()`)))
    .orderBy(deliveries.nextAt)
    .limit(1);
  const { id, notice, attempts, finishedAt, smtpCode, smtpReply } = deliveries;
  const failures = await db
    .select({ id, notice, attempts, finishedAt, smtpCode, smtpReply })
    .from(deliveries)
    .where(and(isNotification, eq(deliveries.status, 'failed')))
    .orderBy(desc(deliveries.finishedAt))
    .limit(maxFailures);
  const endedAs = (status: Delivery['status']) => ended.find((row) => row.status === status)?.count ?? 0;
  return { queued, sending, sent: endedAs('sent'), failed: endedAs('failed'), dueSince: due?.nextAt, failures };
}
