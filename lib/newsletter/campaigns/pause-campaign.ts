import 'server-only';
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { inTransaction } from '../../base/db/in-transaction';
import { campaigns, deliveries, subscribers } from '../../base/db/schema';
import { replyText } from '../email/reply-text';
import { lockCampaign } from './find-campaign';

/** A message fails for good after this many rejections or mass failures, between each of which its campaign was resumed. */
export const maxRejections = 3;

export type PauseReason = NonNullable<(typeof campaigns.$inferSelect)['pauseReason']>;

/** Pauses a campaign; messages in flight are still delivered. Returns false when it was not being sent. */
export async function pauseCampaign(db: Database, id: string, reason: PauseReason, reply?: string): Promise<boolean> {
  const paused = { state: 'paused', pauseReason: reason, pauseReply: reply === undefined ? null : replyText(reply) } as const;
  const changed = await db
    .update(campaigns)
    .set(paused)
    .where(and(eq(campaigns.id, id), eq(campaigns.state, 'sending')))
    .returning({ id: campaigns.id });
  return changed.length > 0;
}

/** Pauses every campaign that is being sent. */
export async function pauseAllCampaigns(reason: PauseReason, reply: string): Promise<void> {
  await inTransaction(async (db) => {
    const sending = await db.select({ id: campaigns.id }).from(campaigns).where(eq(campaigns.state, 'sending'));
    for (const { id } of sending) await pauseCampaign(db, id, reason, reply);
  });
}

/**
 * Resumes a paused campaign and resets its failure rate. After a pause because of many failures, the messages that failed since the last
 * resume are tried again. Returns false when it was not paused.
 */
export async function resumeCampaign(id: string): Promise<boolean> {
  return inTransaction(async (db) => {
    const paused = await lockCampaign(db, id, 'paused');
    if (!paused) return false;
    if (paused.pauseReason === 'many-failures') await retryFailed(db, id, paused.resumedAt);
    await db
      .update(campaigns)
      // A campaign that was never frozen becomes due now.
      .set({
        state: sql`case when ${campaigns.frozenAt} is null then 'scheduled' else 'sending' end`,
        scheduledFor: sql`case when ${campaigns.frozenAt} is null then now() else ${campaigns.scheduledFor} end`,
        pauseReason: null,
        pauseReply: null,
        resumedAt: sql`now()`,
      })
      .where(eq(campaigns.id, id));
    return true;
  });
}

/** Puts failed deliveries back into the queue, up to three times each, except bounced ones and those of dead mailboxes. */
async function retryFailed(db: Database, campaignId: string, since: Date | null): Promise<void> {
  const { bouncedAt, finishedAt, rejections, status, subscriberId } = deliveries;
  await db
    .update(deliveries)
    .set({ status: 'queued', nextAt: sql`now()`, finishedAt: null, attempts: 0, rejections: sql`${rejections} + 1` })
    .where(
      and(
        eq(deliveries.campaignId, campaignId),
        eq(status, 'failed'),
        isNull(bouncedAt),
        since ? gt(finishedAt, since) : undefined,
        lt(rejections, maxRejections),
        sql`exists (select from ${subscribers} s where s.id = ${subscriberId} and s.state = 'confirmed')`,
      ),
    );
}

/** Deletes a campaign that has not started. Returns false when there is none. */
export async function cancelCampaign(id: string): Promise<boolean> {
  return inTransaction(async (db) => {
    const cancelled = await db
      .delete(campaigns)
      .where(and(eq(campaigns.id, id), sql`${campaigns.frozenAt} is null`))
      .returning({ id: campaigns.id });
    return cancelled.length > 0;
  });
}
