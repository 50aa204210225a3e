import 'server-only';
import { and, eq, gt, lt, notExists, sql } from 'drizzle-orm';
import { inTransaction } from '../../base/db/in-transaction';
import { mailedLinks, rateWindows, spentChallenges, subscribers } from '../../base/db/schema';
import { deleteSubscribers } from './delete-subscribers';

const thirtyDaysAgo = sql`now() - interval '30 days'`;

/**
 * Deletes subscribers who have not confirmed within 30 days and have no open link, links (with their deliveries) 30 days after they
 * expired, rate limit windows after two days (none is longer than one), and expired challenges.
 *
 * @throws Unavailable
 */
export async function deleteExpiredData(): Promise<void> {
  await inTransaction(async (db) => {
    const openLinks = db
      .select({ id: mailedLinks.id })
      .from(mailedLinks)
      .where(and(eq(mailedLinks.subscriberId, subscribers.id), gt(mailedLinks.expiresAt, sql`now()`)));
    const isAbandoned = and(eq(subscribers.state, 'pending'), lt(subscribers.createdAt, thirtyDaysAgo), notExists(openLinks));
    await deleteSubscribers(db, isAbandoned);
    await db.delete(mailedLinks).where(lt(mailedLinks.expiresAt, thirtyDaysAgo));
    await db.delete(rateWindows).where(lt(rateWindows.openedAt, sql`now() - interval '2 days'`));
    await db.delete(spentChallenges).where(lt(spentChallenges.expiresAt, sql`now()`));
  });
}
