import 'server-only';
import { and, eq, notExists, sql } from 'drizzle-orm';
import { inTransaction } from '../db/in-transaction';
import { deliveries, mailings } from '../db/schema';
import { log, logFailure } from '../log';

/** Ends mailings of which nothing is left to send, once their books balance: everybody was sent it, or cannot have it, or does not want it. */
export async function settleMailings(): Promise<void> {
  const ended = await inTransaction(async (db) => {
    const open = db
      .select({ id: deliveries.id })
      .from(deliveries)
      .where(and(eq(deliveries.mailingId, mailings.id), sql`${deliveries.status} in ('queued', 'sending')`));
    const over = await db
      .select({ id: mailings.id, audience: mailings.audience })
      .from(mailings)
      .where(and(eq(mailings.state, 'sending'), notExists(open)));
    const settled: { id: string; audience: number | null; count: number }[] = [];
    for (const { id, audience } of over) {
      const count = await db.$count(deliveries, eq(deliveries.mailingId, id));
      settled.push({ id, audience, count });
      if (count !== audience) continue;
      await db
        .update(mailings)
        .set({ state: 'done', finishedAt: sql`now()` })
        .where(and(eq(mailings.id, id), eq(mailings.state, 'sending')));
    }
    return settled;
  });
  for (const { id, audience, count } of ended)
    if (count === audience) log('mailing done', { mailing: id, audience });
    else logFailure('mailing', new Error(`The books do not balance: for ${audience}, in it ${count}.`), { mailing: id });
}
