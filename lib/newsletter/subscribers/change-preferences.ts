import 'server-only';
import { eq } from 'drizzle-orm';
import { inTransaction } from '../../base/db/in-transaction';
import { subscribers } from '../../base/db/schema';
import type { Locale } from '../../base/i18n/i18n';
import { recordConsent } from './consents';

export interface Preferences {
  /** Keys of topics; none means all. */
  topics: readonly string[];
  /** The language of mail; undefined leaves it as it is. */
  locale?: Locale | undefined;
  /** Whether to send posts that cover the framework they voted for, whatever their topics. */
  followsVote: boolean;
}

/**
 * Changes a subscriber's preferences, and returns whether the subscriber exists.
 *
 * @param from the path of the page with the form, and the client's network
 * @throws Unavailable
 */
export async function changePreferences(
  subscriberId: string,
  { topics, locale, followsVote }: Preferences,
  from: { source: string; network?: string | undefined },
): Promise<boolean> {
  return inTransaction(async (db) => {
    const preferences = { topics: [...topics], followsVote, ...(locale && { locale }) };
    const [changed] = await db.update(subscribers).set(preferences).where(eq(subscribers.id, subscriberId)).returning();
    if (!changed) return false;
    await recordConsent(db, { subscriberId, act: 'changed', locale: changed.locale, topics: changed.topics, ...from });
    return true;
  });
}
