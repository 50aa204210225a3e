import 'server-only';
import { and, eq, notExists, sql } from 'drizzle-orm';
import { inTransaction } from '../../base/db/in-transaction';
import { campaigns, deliveries } from '../../base/db/schema';
import { log, logError } from '../../base/log/log';

/** Ends campaigns of which nothing is left to send, once their books balance: everybody was sent it, or cannot have it, or does not want it. */
export async function finishCampaigns(): Promise<void> {
  const ended = await inTransaction(async (db) => {
    const open = db
      .select({ id: deliveries.id })
      .from(deliveries)
      .where(and(eq(deliveries.campaignId, campaigns.id), sql`${deliveries.status} in ('queued', 'sending')`));
    const over = await db
      .select({ id: campaigns.id, audience: campaigns.audience })
      .from(campaigns)
      .where(and(eq(campaigns.state, 'sending'), notExists(open)));
    const settled: { id: string; audience: number | null; count: number }[] = [];
    for (const { id, audience } of over) {
      const count = await db.$count(deliveries, eq(deliveries.campaignId, id));
      settled.push({ id, audience, count });
      if (count !== audience) continue;
      await db
        .update(campaigns)
        .set({ state: 'done', finishedAt: sql`now()` })
        .where(and(eq(campaigns.id, id), eq(campaigns.state, 'sending')));
    }
    return settled;
  });
  for (const { id, audience, count } of ended)
    if (count === audience) log('campaign finished', { campaign: id, audience });
    else logError('campaign', new Error(`The books do not balance: for ${audience}, in it ${count}.`), { campaign: id });
}
