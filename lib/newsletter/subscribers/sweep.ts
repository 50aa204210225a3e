import 'server-only';
import { and, eq, gt, lt, notExists, sql } from 'drizzle-orm';
import { inTransaction } from '../../base/db/in-transaction';
import { mailedLinks, rateWindows, spentChallenges, subscribers } from '../../base/db/schema';
import { deleteSubscribers } from './delete-subscribers';

const thirtyDaysAgo = sql`now() - interval '30 days'`;

/**
 * Deletes what has had its time: who was asked to confirm and has not, 30 days after they first were; links 30 days after they ended,
 * with the mails that they were in; counts that no limit asks for any more, since no window is open for longer than a day; and challenges that are over.
 */
export async function sweep(): Promise<void> {
  await inTransaction(async (db) => {
    const openLinks = db
      .select({ id: mailedLinks.id })
      .from(mailedLinks)
      .where(and(eq(mailedLinks.subscriberId, subscribers.id), gt(mailedLinks.expiresAt, sql`now()`)));
    const never = and(eq(subscribers.state, 'pending'), lt(subscribers.createdAt, thirtyDaysAgo), notExists(openLinks));
    await deleteSubscribers(db, never);
    await db.delete(mailedLinks).where(lt(mailedLinks.expiresAt, thirtyDaysAgo));
    await db.delete(rateWindows).where(lt(rateWindows.openedAt, sql`now() - interval '2 days'`));
    await db.delete(spentChallenges).where(lt(spentChallenges.expiresAt, sql`now()`));
  });
}
