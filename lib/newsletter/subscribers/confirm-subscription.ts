import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { keyedHashes } from '../../base/auth/keyed-hash';
import { inTransaction } from '../../base/db/in-transaction';
import { deliveries, mailedLinks, subscribers, suppressions } from '../../base/db/schema';
import type { Locale } from '../../base/i18n/i18n';
import { recordConsent } from './consents';
import { type FoundLink, findMailedLink } from './mailed-links';

/** What a confirmation link subscribes to. */
export interface SubscriptionChoices {
  locale: Locale;
  /** Keys of topics; none means all. */
  topics: string[];
}

/** `expired` also covers unknown links and erased subscribers: in each case the reader subscribes again. */
export type ConfirmationResult = { status: 'confirmed'; subscriberId: string; locale: Locale } | { status: 'expired' };

/**
 * Returns what the confirmation link with this token would subscribe to; undefined if `confirmSubscription` would say `expired`.
 *
 * @throws Unavailable
 */
export async function findConfirmation(token: string): Promise<SubscriptionChoices | undefined> {
  const found = await inTransaction((db) => findMailedLink(db, 'confirm', token));
  return found && !isSpent(found) ? choicesOf(found) : undefined;
}

/**
 * Confirms the subscription that a mailed link belongs to and enqueues the welcome message. Using a link again succeeds without a
 * second message, until its subscriber unsubscribes.
 *
 * @throws Unavailable
 */
export async function confirmSubscription(token: string, network?: string): Promise<ConfirmationResult> {
  return inTransaction(async (db) => {
    const found = await findMailedLink(db, 'confirm', token, { forUpdate: true });
    if (!found || isSpent(found)) return { status: 'expired' };
    const { link, subscriber } = found;
    const { locale, topics } = choicesOf(found);
    const subscriberId = subscriber.id;
    if (!link.usedAt) {
      const confirmed = { state: 'confirmed', locale, topics, confirmedAt: sql`now()`, unsubscribedAt: null } as const;
      await db.update(subscribers).set(confirmed).where(eq(subscribers.id, subscriberId));
      await db.update(mailedLinks).set({ usedAt: sql`now()` }).where(eq(mailedLinks.id, link.id));
      const hashes = keyedHashes('address-hash', subscriber.addressKey);
      await db.delete(suppressions).where(and(inArray(suppressions.addressHash, hashes), eq(suppressions.reason, 'erased')));
      await recordConsent(db, { subscriberId, act: 'confirmed', locale, topics, source: '/confirm', network });
      if (subscriber.state !== 'confirmed') await db.insert(deliveries).values({ notice: 'welcome', subscriberId });
    }
    return { status: 'confirmed', subscriberId, locale };
  });
}

function choicesOf({ link, subscriber }: FoundLink): SubscriptionChoices {
  return { locale: link.locale ?? subscriber.locale, topics: link.topics ?? subscriber.topics };
}

/** An old link must not subscribe somebody who has unsubscribed since. */
function isSpent({ link, subscriber }: FoundLink): boolean {
  return link.usedAt !== null && subscriber.state !== 'confirmed';
}
