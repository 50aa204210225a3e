import 'server-only';
import { eq } from 'drizzle-orm';
import { keyedHash } from '../../base/auth/keyed-hash';
import { inTransaction } from '../../base/db/in-transaction';
import { subscribers, suppressions } from '../../base/db/schema';
import { deleteSubscribers } from './delete-subscribers';
import { findLink } from './mailed-links';

/**
 * Deletes everything about the subscriber to whom the link with this token was mailed, except for a keyed hash of their address, by
 * which a list that is brought in later cannot bring them back. Gives whether the link was one.
 */
export async function eraseSubscriber(token: string): Promise<boolean> {
  return inTransaction(async (db) => {
    const found = await findLink(db, 'erase', token, true);
    if (!found) return false;
    const addressHash = keyedHash('address-hash', found.subscriber.addressKey);
    await db.insert(suppressions).values({ addressHash, reason: 'erased' }).onConflictDoNothing();
    await deleteSubscribers(db, eq(subscribers.id, found.subscriber.id));
    return true;
  });
}
