import 'server-only';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { keyedHash } from '../../base/auth/keyed-hash';
import type { Database } from '../../base/db/database';
import { mailedLinks, subscribers, suppressions } from '../../base/db/schema';
import { recordConsent } from './consents';
import { isSuppressed } from './mail-limit';

/** `bounced`: the mailbox does not exist. `complained`: its owner reported our mail as spam. */
export type SuppressionReason = 'bounced' | 'complained';

/**
 * Stops all mail to a mailbox for good: unsubscribes its subscriber and expires unused confirmation links. A pending subscriber is
 * left to `deleteExpiredData`. Idempotent; returns whether anything changed.
 *
 * @param addressKey the address in lower case
 */
export async function suppressMailbox(db: Database, addressKey: string, reason: SuppressionReason): Promise<boolean> {
  const isNew = !(await isSuppressed(db, addressKey)) && (await insertSuppression(db, addressKey, reason));
  const [ended] = await db
    .update(subscribers)
    .set({ state: 'unsubscribed', unsubscribedAt: sql`now()` })
    .where(and(eq(subscribers.addressKey, addressKey), eq(subscribers.state, 'confirmed')))
    .returning();
  if (!isNew && !ended) return false;
  const owner = db.select({ id: subscribers.id }).from(subscribers).where(eq(subscribers.addressKey, addressKey));
  await db
    .update(mailedLinks)
    .set({ expiresAt: sql`now()` })
    .where(and(inArray(mailedLinks.subscriberId, owner), eq(mailedLinks.purpose, 'confirm'), isNull(mailedLinks.usedAt)));
  if (ended && reason === 'complained') {
    const { id: subscriberId, locale, topics } = ended;
    await recordConsent(db, { subscriberId, act: 'withdrew', locale, topics, source: 'complaint' });
  }
  return true;
}

/** A bounce or complaint replaces the reason `erased`, after which the mailbox could subscribe again. */
async function insertSuppression(db: Database, addressKey: string, reason: SuppressionReason): Promise<boolean> {
  const changed = await db
    .insert(suppressions)
    .values({ addressHash: keyedHash('address-hash', addressKey), reason })
    .onConflictDoUpdate({ target: suppressions.addressHash, set: { reason, at: sql`now()` }, setWhere: eq(suppressions.reason, 'erased') })
    .returning({ reason: suppressions.reason });
  return changed.length > 0;
}
