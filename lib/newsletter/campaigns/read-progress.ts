import 'server-only';
import { and, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { campaigns, deliveries } from '../../base/db/schema';

type Campaign = typeof campaigns.$inferSelect;

export type DeliveryStatus = (typeof deliveries.$inferSelect)['status'];

/** How a campaign stands. Once it is frozen, its counts add up to its audience. */
export interface CampaignProgress extends Campaign {
  counts: Record<DeliveryStatus, number>;
  /** Of those that wait, how many were tried before. */
  retrying: number;
  /** How often it is unknown whether a server took a message: so many copies there may be. */
  ambiguous: number;
  /** Messages that ended in a minute, by the last five. */
  perMinute: number;
  /** How long the rest takes at that pace, in seconds; undefined where nothing moves. */
  secondsLeft: number | undefined;
}

/** By how many minutes the pace is told. */
const recent = 5;

/** The latest campaigns, the newest first. */
export async function listCampaigns(db: Database, count = 20): Promise<CampaignProgress[]> {
  const rows = await db.select().from(campaigns).orderBy(desc(campaigns.createdAt)).limit(count);
  const all: CampaignProgress[] = [];
  for (const row of rows) all.push(await progressOf(db, row));
  return all;
}

/** One campaign, by its id; undefined where there is none. */
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
      ambiguous: sql<number>`sum(${deliveries.ambiguous})::int`,
    })
    .from(deliveries)
    .where(ofCampaign)
    .groupBy(deliveries.status);
  const counts: Record<DeliveryStatus, number> = { queued: 0, sending: 0, sent: 0, failed: 0, skipped: 0 };
  for (const { status, count } of rows) counts[status] = count;
  const isMoving = campaign.state === 'sending';
  // Since it began, or went on: what was sent before a pause says nothing of its pace now.
  const begun = new Date(Math.max(campaign.frozenAt?.getTime() ?? 0, campaign.resumedAt?.getTime() ?? 0, Date.now() - recent * 60_000));
  const isRecent = and(ofCampaign, inArray(deliveries.status, ['sent', 'failed']), gt(deliveries.finishedAt, begun));
  const ended = isMoving ? await db.$count(deliveries, isRecent) : 0;
  const perMinute = ended / Math.max(0.05, (Date.now() - begun.getTime()) / 60_000);
  const left = counts.queued + counts.sending;
  return {
    ...campaign,
    counts,
    retrying: rows.find(({ status }) => status === 'queued')?.tried ?? 0,
    ambiguous: rows.reduce((sum, row) => sum + row.ambiguous, 0),
    perMinute: Math.round(perMinute * 10) / 10,
    secondsLeft: isMoving && perMinute > 0 ? Math.ceil((left / perMinute) * 60) : undefined,
  };
}
