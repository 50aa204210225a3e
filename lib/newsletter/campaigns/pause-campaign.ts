import 'server-only';
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { inTransaction } from '../../base/db/in-transaction';
import { campaigns, deliveries, subscribers } from '../../base/db/schema';
import { replyText } from '../email/reply-text';
import { lockCampaign } from './find-campaign';

/** So often a message may be refused, or fail among many, before it has failed for good: a person had its campaign go on in between. */
export const mostRefusals = 3;

export type PauseReason = NonNullable<(typeof campaigns.$inferSelect)['pauseReason']>;

/** Stops a campaign that is being sent until somebody has it go on; what is on its way arrives. Gives whether it was being sent. */
export async function pauseCampaign(db: Database, id: string, reason: PauseReason, reply?: string): Promise<boolean> {
  const paused = { state: 'paused', pauseReason: reason, pauseReply: reply === undefined ? null : replyText(reply) } as const;
  const changed = await db
    .update(campaigns)
    .set(paused)
    .where(and(eq(campaigns.id, id), eq(campaigns.state, 'sending')))
    .returning({ id: campaigns.id });
  return changed.length > 0;
}

/** The same for every campaign: where the server takes nothing from us at all. */
export async function pauseAllCampaigns(reason: PauseReason, reply: string): Promise<void> {
  await inTransaction(async (db) => {
    const sending = await db.select({ id: campaigns.id }).from(campaigns).where(eq(campaigns.state, 'sending'));
    for (const { id } of sending) await pauseCampaign(db, id, reason, reply);
  });
}

/**
 * Has a paused campaign go on where it stopped. Failures until now count no more; where there were too many, those who failed since it was
 * resumed last get another try. Gives whether it was paused.
 */
export async function resumeCampaign(id: string): Promise<boolean> {
  return inTransaction(async (db) => {
    const paused = await lockCampaign(db, id, 'paused');
    if (!paused) return false;
    if (paused.pauseReason === 'many-failures') await tryAgain(db, id, paused.resumedAt);
    await db
      .update(campaigns)
      // What was never frozen begins as if its time had just come.
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

/** They begin anew, up to three times; but not those whose mailbox is dead, or sent it back. */
async function tryAgain(db: Database, campaignId: string, since: Date | null): Promise<void> {
  const { bouncedAt, finishedAt, refusals, status, subscriberId } = deliveries;
  await db
    .update(deliveries)
    .set({ status: 'queued', nextAt: sql`now()`, finishedAt: null, attempts: 0, refusals: sql`${refusals} + 1` })
    .where(
      and(
        eq(deliveries.campaignId, campaignId),
        eq(status, 'failed'),
        isNull(bouncedAt),
        since ? gt(finishedAt, since) : undefined,
        lt(refusals, mostRefusals),
        sql`exists (select from ${subscribers} s where s.id = ${subscriberId} and s.state = 'confirmed')`,
      ),
    );
}

/** Takes back a campaign of which nothing has gone out. Gives whether there was one. */
export async function cancelCampaign(id: string): Promise<boolean> {
  return inTransaction(async (db) => {
    const cancelled = await db
      .delete(campaigns)
      .where(and(eq(campaigns.id, id), sql`${campaigns.frozenAt} is null`))
      .returning({ id: campaigns.id });
    return cancelled.length > 0;
  });
}
