import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { inTransaction } from '../db/in-transaction';
import { consents, deliveries, mailedLinks, subscribers } from '../db/schema';
import type { Locale } from '../i18n';
import { hashOfToken } from '../tokens/mailed-token';
import { consentVersion } from './consent-version';

/** `expired` is also what a link is that nobody made, or whose subscriber is gone: the way on is the same. */
export type Confirmation = { status: 'confirmed'; subscriberId: string; locale: Locale } | { status: 'expired' };

/**
 * Confirms the subscription that a mailed link asks for, and owes its subscriber a welcome. A link may be pressed again, with the
 * same success; not after its subscriber has left.
 */
export async function confirmSubscription(token: string, network?: string): Promise<Confirmation> {
  return inTransaction(async (db) => {
    const [found] = await db
      .select({ link: mailedLinks, subscriber: subscribers, isOver: sql<boolean>`${mailedLinks.expiresAt} < now()` })
      .from(mailedLinks)
      .innerJoin(subscribers, eq(subscribers.id, mailedLinks.subscriberId))
      .where(and(eq(mailedLinks.tokenHash, hashOfToken(token)), eq(mailedLinks.purpose, 'confirm')))
      .for('update');
    if (!found || found.isOver) return { status: 'expired' };
    const { link, subscriber } = found;
    const locale = link.locale ?? subscriber.locale;
    const isUsed = link.usedAt !== null;
    if (isUsed && subscriber.state !== 'confirmed') return { status: 'expired' };
    if (!isUsed) {
      const topics = link.topics ?? subscriber.topics;
      const confirmed = { state: 'confirmed', locale, topics, confirmedAt: sql`now()`, unsubscribedAt: null } as const;
      await db.update(subscribers).set(confirmed).where(eq(subscribers.id, subscriber.id));
      await db.update(mailedLinks).set({ usedAt: sql`now()` }).where(eq(mailedLinks.id, link.id));
      const source = '/confirm';
      await db
        .insert(consents)
        .values({ subscriberId: subscriber.id, act: 'confirmed', textVersion: consentVersion, locale, topics, source, network });
      if (subscriber.state !== 'confirmed') await db.insert(deliveries).values({ notice: 'welcome', subscriberId: subscriber.id });
    }
    return { status: 'confirmed', subscriberId: subscriber.id, locale };
  });
}
