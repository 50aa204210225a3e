import 'server-only';
import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { inTransaction } from '../../base/db/in-transaction';
import { deliveries, mailedLinks, subscribers } from '../../base/db/schema';
import { consumeRateLimit, type RateLimit } from '../../base/http/rate-limit';
import { recordConsent } from './consents';
import type { EmailAddress } from './email-address';
import { consumeMailLimit } from './mail-limit';
import { createMailedLink, findMailedLink } from './mailed-links';

/** Leaves room for typing mistakes, but not for mailing many strangers. */
const perLink: RateLimit = { most: 3, seconds: 3600 };

/**
 * Enqueues a message to a new address, with a link that makes it the address of the subscriber who holds this token. Nothing is sent to
 * an address that another subscriber has confirmed; the caller cannot tell. Returns whether the token was valid.
 *
 * @throws Unavailable
 */
export async function requestAddressChange(token: string, { address, key }: EmailAddress): Promise<boolean> {
  return inTransaction(async (db) => {
    const found = await findMailedLink(db, 'change-address', token, { forUpdate: true });
    if (!found || found.link.newAddress !== null) return false;
    const isAllowed = (await consumeRateLimit(db, `change-address ${found.link.id}`, perLink)) && (await consumeMailLimit(db, key));
    if (!isAllowed || (await isTaken(db, key))) return true;
    const subscriberId = found.subscriber.id;
    const linkId = await createMailedLink(db, { purpose: 'change-address', subscriberId, newAddress: address });
    await db.insert(deliveries).values({ notice: 'manage', subscriberId, linkId });
    return true;
  });
}

/**
 * Changes a subscriber's address to the mailbox that received the link with this token, and expires all other links: they were mailed
 * to the old address. Returns the subscriber's id, or undefined if the link is invalid or another subscriber has the address by now.
 *
 * @throws Unavailable
 */
export async function confirmAddressChange(token: string, source: string): Promise<string | undefined> {
  return inTransaction(async (db) => {
    const found = await findMailedLink(db, 'change-address', token, { forUpdate: true });
    if (!found?.link.newAddress) return undefined;
    const { id, locale, topics } = found.subscriber;
    const address = found.link.newAddress;
    if (found.link.usedAt) return found.subscriber.address === address ? id : undefined;
    const addressKey = address.toLowerCase();
    if (await isTaken(db, addressKey)) return undefined;
    // Anybody can sign up an address: an unconfirmed row must not block the owner of the mailbox.
    await db.delete(subscribers).where(eq(subscribers.addressKey, addressKey));
    await db.update(subscribers).set({ address, addressKey }).where(eq(subscribers.id, id));
    await db.update(mailedLinks).set({ usedAt: sql`now()` }).where(eq(mailedLinks.id, found.link.id));
    await db
      .update(mailedLinks)
      .set({ expiresAt: sql`now()` })
      .where(and(eq(mailedLinks.subscriberId, id), ne(mailedLinks.id, found.link.id), isNull(mailedLinks.usedAt)));
    await recordConsent(db, { subscriberId: id, act: 'changed', locale, topics, source });
    return id;
  });
}

/** Whether a subscriber with this address has ever confirmed it. */
async function isTaken(db: Database, addressKey: string): Promise<boolean> {
  const isConfirmed = and(eq(subscribers.addressKey, addressKey), sql`${subscribers.confirmedAt} is not null`);
  return (await db.$count(subscribers, isConfirmed)) > 0;
}
