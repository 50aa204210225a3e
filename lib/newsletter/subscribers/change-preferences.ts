import 'server-only';
import { eq } from 'drizzle-orm';
import { inTransaction } from '../../base/db/in-transaction';
import { consents, subscribers } from '../../base/db/schema';
import type { Locale } from '../../base/i18n/i18n';
import { consentVersion } from './consent-version';

export interface Preferences {
  /** Keys of topics; none means all. */
  topics: readonly string[];
  /** The language of mail; undefined leaves it as it is. */
  locale?: Locale | undefined;
  /** Whether to write when the framework that they voted for is covered. */
  followsVote: boolean;
}

/** Writes down what a subscriber wants from now on, and gives whether there is such a subscriber. */
export async function changePreferences(
  subscriberId: string,
  { topics, locale, followsVote }: Preferences,
  { source, network }: { source: string; network?: string | undefined },
): Promise<boolean> {
  return inTransaction(async (db) => {
    const preferences = { topics: [...topics], followsVote, ...(locale && { locale }) };
    const [changed] = await db.update(subscribers).set(preferences).where(eq(subscribers.id, subscriberId)).returning();
    if (!changed) return false;
    const agreed = { locale: changed.locale, topics: changed.topics };
    await db.insert(consents).values({ subscriberId, act: 'changed', textVersion: consentVersion, ...agreed, source, network });
    return true;
  });
}
