import 'server-only';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { keyedHash } from '../../base/auth/keyed-hash';
import type { Database } from '../../base/db/database';
import { consents, mailedLinks, subscribers, suppressions } from '../../base/db/schema';
import { consentVersion } from './consent-version';
import { isSuppressed } from './is-suppressed';

/** `bounced`: the mailbox does not exist. `complained`: its owner calls our mail spam. */
export type SuppressionReason = 'bounced' | 'complained';

/**
 * Ends all mail to a mailbox, whatever is asked for it later: its subscriber has left, and links to confirm that are still in it confirm
 * nothing. Who has not confirmed yet is forgotten by `sweep`. To do it again changes nothing; gives whether anything changed.
 *
 * @param addressKey the address in lower case
 */
export async function suppressMailbox(db: Database, addressKey: string, reason: SuppressionReason): Promise<boolean> {
  const isNew = !(await isSuppressed(db, addressKey)) && (await suppress(db, addressKey, reason));
  const [left] = await db
    .update(subscribers)
    .set({ state: 'unsubscribed', unsubscribedAt: sql`now()` })
    .where(and(eq(subscribers.addressKey, addressKey), eq(subscribers.state, 'confirmed')))
    .returning();
  if (!isNew && !left) return false;
  const owner = db.select({ id: subscribers.id }).from(subscribers).where(eq(subscribers.addressKey, addressKey));
  await db
    .update(mailedLinks)
    .set({ expiresAt: sql`now()` })
    .where(and(inArray(mailedLinks.subscriberId, owner), eq(mailedLinks.purpose, 'confirm'), isNull(mailedLinks.usedAt)));
  if (left && reason === 'complained') {
    const { id: subscriberId, locale, topics } = left;
    await db.insert(consents).values({ subscriberId, act: 'withdrew', textVersion: consentVersion, locale, topics, source: 'complaint' });
  }
  return true;
}

/** Who was erased may come back, but not to a mailbox that is dead or has complained: that counts for more. */
async function suppress(db: Database, addressKey: string, reason: SuppressionReason): Promise<boolean> {
  const changed = await db
    .insert(suppressions)
    .values({ addressHash: keyedHash('address-hash', addressKey), reason })
    .onConflictDoUpdate({ target: suppressions.addressHash, set: { reason, at: sql`now()` }, setWhere: eq(suppressions.reason, 'erased') })
    .returning({ reason: suppressions.reason });
  return changed.length > 0;
}
