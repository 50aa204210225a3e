import 'server-only';
import { and, eq, ne, sql } from 'drizzle-orm';
import { inTransaction } from '../../base/db/in-transaction';
import { consents, subscribers } from '../../base/db/schema';
import { consentVersion } from './consent-version';

/** Ends a subscription. Nothing happens where it has ended, or where its subscriber is gone. */
export async function unsubscribe(subscriberId: string, source: string): Promise<void> {
  await inTransaction(async (db) => {
    const [left] = await db
      .update(subscribers)
      .set({ state: 'unsubscribed', unsubscribedAt: sql`now()` })
      .where(and(eq(subscribers.id, subscriberId), ne(subscribers.state, 'unsubscribed')))
      .returning();
    if (!left) return;
    const { locale, topics } = left;
    await db.insert(consents).values({ subscriberId, act: 'withdrew', textVersion: consentVersion, locale, topics, source });
  });
}
