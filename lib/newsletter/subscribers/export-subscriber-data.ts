import 'server-only';
import { asc, eq } from 'drizzle-orm';
import { inTransaction } from '../../base/db/in-transaction';
import { consents, deliveries, mailedLinks, votes } from '../../base/db/schema';
import { findMailedLink } from './mailed-links';

/**
 * Returns everything stored about the subscriber to whom the export link with this token was mailed (GDPR articles 15 and 20), ready
 * for JSON, without the hashes of their links; undefined if the token is invalid.
 *
 * @throws Unavailable
 */
export async function exportSubscriberData(token: string) {
  return inTransaction(async (db) => {
    const found = await findMailedLink(db, 'export', token);
    if (!found) return undefined;
    const { id } = found.subscriber;
    const links = await db.select().from(mailedLinks).where(eq(mailedLinks.subscriberId, id)).orderBy(asc(mailedLinks.createdAt));
    const { poll, choice, at, changedAt } = votes;
    return {
      subscriber: found.subscriber,
      consents: await db.select().from(consents).where(eq(consents.subscriberId, id)).orderBy(asc(consents.id)),
      deliveries: await db.select().from(deliveries).where(eq(deliveries.subscriberId, id)).orderBy(asc(deliveries.id)),
      votes: await db.select({ poll, choice, at, changedAt }).from(votes).where(eq(votes.subscriberId, id)).orderBy(asc(at)),
      links: links.map(({ tokenHash: _, ...link }) => link),
    };
  });
}
