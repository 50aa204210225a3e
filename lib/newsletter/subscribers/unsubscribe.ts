import 'server-only';
import { and, eq, ne, sql } from 'drizzle-orm';
import { inTransaction } from '../../base/db/in-transaction';
import { subscribers } from '../../base/db/schema';
import { recordConsent } from './consents';

/**
 * Ends a subscription. Does nothing if it has ended already or the subscriber was erased.
 *
 * @param source the path of the page or endpoint that was used
 * @throws Unavailable
 */
export async function unsubscribe(subscriberId: string, source: string): Promise<void> {
  await inTransaction(async (db) => {
    const [ended] = await db
      .update(subscribers)
      .set({ state: 'unsubscribed', unsubscribedAt: sql`now()` })
      .where(and(eq(subscribers.id, subscriberId), ne(subscribers.state, 'unsubscribed')))
      .returning();
    if (ended) await recordConsent(db, { subscriberId, act: 'withdrew', locale: ended.locale, topics: ended.topics, source });
  });
}
