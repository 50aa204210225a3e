import 'server-only';
import { and, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { keyedHash } from '../../base/auth/keyed-hash';
import type { Database } from '../../base/db/database';
import { inTransaction } from '../../base/db/in-transaction';
import { deliveries, subscribers, suppressions } from '../../base/db/schema';
import { findMailedLink } from './mailed-links';

/**
 * Deletes everything about the subscriber to whom the erasure link with this token was mailed, except for a keyed hash of their
 * address, so that a later import does not add them again. Returns whether the token was valid.
 *
 * @throws Unavailable
 */
export async function eraseSubscriber(token: string): Promise<boolean> {
  return inTransaction(async (db) => {
    const found = await findMailedLink(db, 'erase', token, { forUpdate: true });
    if (!found) return false;
    const addressHash = keyedHash('address-hash', found.subscriber.addressKey);
    await db.insert(suppressions).values({ addressHash, reason: 'erased' }).onConflictDoNothing();
    await deleteSubscribers(db, eq(subscribers.id, found.subscriber.id));
    return true;
  });
}

/**
 * Deletes subscribers and everything that names them. Their campaign deliveries stay without a name, so that campaign totals still
 * match; queued ones become `skipped`.
 */
export async function deleteSubscribers(db: Database, condition: SQL | undefined): Promise<void> {
  const ids = db.select({ id: subscribers.id }).from(subscribers).where(condition);
  const isTheirs = inArray(deliveries.subscriberId, ids);
  await db.delete(deliveries).where(and(isTheirs, isNull(deliveries.campaignId)));
  await db
    .update(deliveries)
    .set({ status: 'skipped', finishedAt: sql`now()` })
    .where(and(isTheirs, isNotNull(deliveries.campaignId), eq(deliveries.status, 'queued')));
  await db.delete(subscribers).where(condition);
}
