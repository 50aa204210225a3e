import 'server-only';
import { and, desc, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { campaigns, deliveries } from '../../base/db/schema';

type Campaign = typeof campaigns.$inferSelect;

export type DeliveryStatus = (typeof deliveries.$inferSelect)['status'];

/** A campaign with its progress. Once it is frozen, the counts add up to its audience. */
export interface CampaignProgress extends Campaign {
  counts: Record<DeliveryStatus, number>;
  /** How many of the queued deliveries were tried before. */
  retrying: number;
  /** Attempts whose result is unknown because the server did not answer: the most duplicates that recipients may have. */
  possibleDuplicates: number;
  /** Finished messages per minute, averaged over the last five minutes. */
  perMinute: number;
  /** Estimated from that rate; undefined while nothing is sent. */
  secondsLeft: number | undefined;
}

/** The window for the rate, in minutes. */
const windowMinutes = 5;

/** Returns the latest campaigns, newest first. */
export async function listCampaigns(db: Database, count = 20): Promise<CampaignProgress[]> {
  const rows = await db.select().from(campaigns).orderBy(desc(campaigns.createdAt)).limit(count);
  const all: CampaignProgress[] = [];
  for (const row of rows) all.push(await progressOf(db, row));
  return all;
}

/** Returns a campaign by its id, or undefined when there is none. */
export async function readProgress(db: Database, id: string): Promise<CampaignProgress | undefined> {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
  const [row] = await db.select().from(campaigns).where(eq(campaigns.id, id));
  return row && progressOf(db, row);
}

async function progressOf(db: Database, campaign: Campaign): Promise<CampaignProgress> {
  const ofCampaign = eq(deliveries.campaignId, campaign.id);
  const rows = await db
    .select({
      status: deliveries.status,
      count: sql<number>`count(*)::int`,
      tried: sql<number>`(count(*) filter (where ${deliveries.attempts} > 0))::int`,
      possibleDuplicates: sql<number>`sum(${deliveries.possibleDuplicates})::int`,
    })
    .from(deliveries)
    .where(ofCampaign)
    .groupBy(deliveries.status);
  const counts: Record<DeliveryStatus, number> = { queued: 0, sending: 0, sent: 0, failed: 0, skipped: 0 };
  for (const { status, count } of rows) counts[status] = count;
  const isSending = campaign.state === 'sending';
  // Not before the last resume: the rate before a pause says nothing about the rate now.
  const since = new Date(
    Math.max(campaign.frozenAt?.getTime() ?? 0, campaign.resumedAt?.getTime() ?? 0, Date.now() - windowMinutes * 60_000),
  );
  const isRecent = and(ofCampaign, inArray(deliveries.status, ['sent', 'failed']), gt(deliveries.finishedAt, since));
  const finished = isSending ? await db.$count(deliveries, isRecent) : 0;
  const perMinute = finished / Math.max(0.05, (Date.now() - since.getTime()) / 60_000);
  const left = counts.queued + counts.sending;
  return {
    ...campaign,
    counts,
    retrying: rows.find(({ status }) => status === 'queued')?.tried ?? 0,
    possibleDuplicates: rows.reduce((sum, row) => sum + row.possibleDuplicates, 0),
    perMinute: Math.round(perMinute * 10) / 10,
    secondsLeft: isSending && perMinute > 0 ? Math.ceil((left / perMinute) * 60) : undefined,
  };
}

/** The server replies to several recipients' messages, untrusted text, with what differs between recipients removed. */
export interface ReplyGroup {
  code: number | null;
  reply: string;
  count: number;
}

const maxGroups = 20;

/**
 * Returns the replies to failed or deferred messages of a campaign, the most frequent first. Email addresses, and words with four or more
 * digits such as queue ids, are replaced by an ellipsis.
 */
export function groupReplies(db: Database, campaignId: string, which: 'failed' | 'retrying'): Promise<ReplyGroup[]> {
  const reply = sql<string>`left(regexp_replace(regexp_replace(coalesce(${deliveries.smtpReply}, ''), '[^[:space:]<>]+@[^[:space:]<>]+', '…', 'g'), '[^[:space:]]*[0-9]{4,}[^[:space:]]*', '…', 'g'), 200)`;
  const isIncluded =
    which === 'failed'
      ? eq(deliveries.status, 'failed')
      : and(eq(deliveries.status, 'queued'), gt(deliveries.attempts, 0), isNotNull(deliveries.smtpReply));
  return db
    .select({ code: deliveries.smtpCode, reply, count: sql<number>`count(*)::int` })
    .from(deliveries)
    .where(and(eq(deliveries.campaignId, campaignId), isIncluded))
    .groupBy(deliveries.smtpCode, sql`2`)
    .orderBy(desc(sql`3`))
    .limit(maxGroups);
}
