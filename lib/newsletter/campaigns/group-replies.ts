import 'server-only';
import { and, desc, eq, gt, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { deliveries } from '../../base/db/schema';

/** What mail servers said to several people's messages: a stranger's words, with what differs from person to person taken out. */
export interface ReplyGroup {
  code: number | null;
  reply: string;
  count: number;
}

/** So many different replies are told apart. */
const mostGroups = 20;

/**
 * Why messages of a campaign failed, or were put off: by what the servers said, the most frequent first. Addresses, and words with four
 * digits or more, such as numbers of queues, are an ellipsis.
 */
export function groupReplies(db: Database, campaignId: string, which: 'failed' | 'retrying'): Promise<ReplyGroup[]> {
  const reply = sql<string>`left(regexp_replace(regexp_replace(coalesce(${deliveries.smtpReply}, ''), '[^[:space:]<>]+@[^[:space:]<>]+', '…', 'g'), '[^[:space:]]*[0-9]{4,}[^[:space:]]*', '…', 'g'), 200)`;
  const isOfThem =
    which === 'failed'
      ? eq(deliveries.status, 'failed')
      : and(eq(deliveries.status, 'queued'), gt(deliveries.attempts, 0), isNotNull(deliveries.smtpReply));
  return db
    .select({ code: deliveries.smtpCode, reply, count: sql<number>`count(*)::int` })
    .from(deliveries)
    .where(and(eq(deliveries.campaignId, campaignId), isOfThem))
    .groupBy(deliveries.smtpCode, sql`2`)
    .orderBy(desc(sql`3`))
    .limit(mostGroups);
}
