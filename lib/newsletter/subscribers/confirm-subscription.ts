import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { keyedHashes } from '../../base/auth/keyed-hash';
import { inTransaction } from '../../base/db/in-transaction';
import { consents, deliveries, mailedLinks, subscribers, suppressions } from '../../base/db/schema';
import type { Locale } from '../../base/i18n/i18n';
import { consentVersion } from './consent-version';
import { findLink } from './mailed-links';

/** `expired` is also what a link is that nobody made, or whose subscriber is gone: the way on is the same. */
export type Confirmation = { status: 'confirmed'; subscriberId: string; locale: Locale } | { status: 'expired' };

/**
 * Confirms the subscription that a mailed link asks for, and owes its subscriber a welcome. A link may be pressed again, with the
 * same success; not after its subscriber has left.
 */
export async function confirmSubscription(token: string, network?: string): Promise<Confirmation> {
  return inTransaction(async (db) => {
    const found = await findLink(db, 'confirm', token, true);
    if (!found) return { status: 'expired' };
    const { link, subscriber } = found;
    const locale = link.locale ?? subscriber.locale;
    const isUsed = link.usedAt !== null;
    if (isUsed && subscriber.state !== 'confirmed') return { status: 'expired' };
    if (!isUsed) {
      const topics = link.topics ?? subscriber.topics;
      const confirmed = { state: 'confirmed', locale, topics, confirmedAt: sql`now()`, unsubscribedAt: null } as const;
      await db.update(subscribers).set(confirmed).where(eq(subscribers.id, subscriber.id));
      await db.update(mailedLinks).set({ usedAt: sql`now()` }).where(eq(mailedLinks.id, link.id));
      const hashes = keyedHashes('address-hash', subscriber.addressKey);
      await db.delete(suppressions).where(and(inArray(suppressions.addressHash, hashes), eq(suppressions.reason, 'erased')));
      const source = '/confirm';
      await db
        .insert(consents)
        .values({ subscriberId: subscriber.id, act: 'confirmed', textVersion: consentVersion, locale, topics, source, network });
      if (subscriber.state !== 'confirmed') await db.insert(deliveries).values({ notice: 'welcome', subscriberId: subscriber.id });
    }
    return { status: 'confirmed', subscriberId: subscriber.id, locale };
  });
}
