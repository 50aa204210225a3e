import 'server-only';
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Database } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import { deliveries, mailings, subscribers } from '../db/schema';
import { replyText } from '../reply-text';
import { lockMailing } from './find-mailing';

/** So often a message may be refused, or fail among many, before it has failed for good: a person had its mailing go on in between. */
export const mostRefusals = 3;

export type PauseReason = NonNullable<(typeof mailings.$inferSelect)['pauseReason']>;

/** Stops a mailing that is being sent until somebody has it go on; what is on its way arrives. Gives whether it was being sent. */
export async function pauseMailing(db: Database, id: string, reason: PauseReason, reply?: string): Promise<boolean> {
  const paused = { state: 'paused', pauseReason: reason, pauseReply: reply === undefined ? null : replyText(reply) } as const;
  const changed = await db
    .update(mailings)
    .set(paused)
    .where(and(eq(mailings.id, id), eq(mailings.state, 'sending')))
    .returning({ id: mailings.id });
  return changed.length > 0;
}

/** The same for every mailing: where the server takes nothing from us at all. */
export async function pauseAllMailings(reason: PauseReason, reply: string): Promise<void> {
  await inTransaction(async (db) => {
    const sending = await db.select({ id: mailings.id }).from(mailings).where(eq(mailings.state, 'sending'));
    for (const { id } of sending) await pauseMailing(db, id, reason, reply);
  });
}

/**
 * Has a paused mailing go on where it stopped. Failures until now count no more; where there were too many, those who failed since it was
 * resumed last get another try. Gives whether it was paused.
 */
export async function resumeMailing(id: string): Promise<boolean> {
  return inTransaction(async (db) => {
    const paused = await lockMailing(db, id, 'paused');
    if (!paused) return false;
    if (paused.pauseReason === 'many-failures') await tryAgain(db, id, paused.resumedAt);
    await db
      .update(mailings)
      // What was never frozen begins as if its time had just come.
      .set({
        state: sql`case when ${mailings.frozenAt} is null then 'scheduled' else 'sending' end`,
        scheduledFor: sql`case when ${mailings.frozenAt} is null then now() else ${mailings.scheduledFor} end`,
        pauseReason: null,
        pauseReply: null,
        resumedAt: sql`now()`,
      })
      .where(eq(mailings.id, id));
    return true;
  });
}

/** They begin anew, up to three times; but not those whose mailbox is dead, or sent it back. */
async function tryAgain(db: Database, mailingId: string, since: Date | null): Promise<void> {
  const { bouncedAt, finishedAt, refusals, status, subscriberId } = deliveries;
  await db
    .update(deliveries)
    .set({ status: 'queued', nextAt: sql`now()`, finishedAt: null, attempts: 0, refusals: sql`${refusals} + 1` })
    .where(
      and(
        eq(deliveries.mailingId, mailingId),
        eq(status, 'failed'),
        isNull(bouncedAt),
        since ? gt(finishedAt, since) : undefined,
        lt(refusals, mostRefusals),
        sql`exists (select from ${subscribers} s where s.id = ${subscriberId} and s.state = 'confirmed')`,
      ),
    );
}

/** Takes back a mailing of which nothing has gone out. Gives whether there was one. */
export async function cancelMailing(id: string): Promise<boolean> {
  return inTransaction(async (db) => {
    const cancelled = await db
      .delete(mailings)
      .where(and(eq(mailings.id, id), sql`${mailings.frozenAt} is null`))
      .returning({ id: mailings.id });
    return cancelled.length > 0;
  });
}
