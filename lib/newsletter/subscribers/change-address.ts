import 'server-only';
import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { inTransaction } from '../../base/db/in-transaction';
import { consents, deliveries, mailedLinks, subscribers } from '../../base/db/schema';
import { consumeRateLimit, type RateLimit } from '../../base/http/rate-limit';
import { consentVersion } from './consent-version';
import type { EmailAddress } from './email-address';
import { consumeMailLimit } from './limit-mail';
import { findLink, makeLink } from './mailed-links';

/** Who mistypes may try again, and nobody can have many strangers mailed. */
const perLink: RateLimit = { most: 3, seconds: 3600 };

/**
 * Owes a mailbox a link to make it the address of the subscriber to whom the link with this token was mailed. None goes where the
 * mailbox is a subscriber's: the caller cannot tell. Gives whether the token's link is one.
 */
export async function askForAddress(token: string, { address, key }: EmailAddress): Promise<boolean> {
  return inTransaction(async (db) => {
    const found = await findLink(db, 'change-address', token, true);
    if (!found || found.link.newAddress !== null) return false;
    const isInTime = (await consumeRateLimit(db, `change-address ${found.link.id}`, perLink)) && (await consumeMailLimit(db, key));
    if (!isInTime || (await isTaken(db, key))) return true;
    const subscriberId = found.subscriber.id;
    const linkId = await makeLink(db, { purpose: 'change-address', subscriberId, newAddress: address });
    await db.insert(deliveries).values({ notice: 'manage', subscriberId, linkId });
    return true;
  });
}

/**
 * Makes the mailbox to which the link with this token was mailed the address of its subscriber, and lets the other links expire: they
 * lie in the old one. Gives the subscriber's id; undefined where the link is none, or the mailbox has become another's.
 */
export async function changeAddress(token: string, source: string): Promise<string | undefined> {
  return inTransaction(async (db) => {
    const found = await findLink(db, 'change-address', token, true);
    if (!found?.link.newAddress) return undefined;
    const { id, locale, topics } = found.subscriber;
    const address = found.link.newAddress;
    if (found.link.usedAt) return found.subscriber.address === address ? id : undefined;
    const addressKey = address.toLowerCase();
    if (await isTaken(db, addressKey)) return undefined;
    // What anybody could have typed for the mailbox does not keep its owner out.
    await db.delete(subscribers).where(eq(subscribers.addressKey, addressKey));
    await db.update(subscribers).set({ address, addressKey }).where(eq(subscribers.id, id));
    await db.update(mailedLinks).set({ usedAt: sql`now()` }).where(eq(mailedLinks.id, found.link.id));
    await db
      .update(mailedLinks)
      .set({ expiresAt: sql`now()` })
      .where(and(eq(mailedLinks.subscriberId, id), ne(mailedLinks.id, found.link.id), isNull(mailedLinks.usedAt)));
    await db.insert(consents).values({ subscriberId: id, act: 'changed', textVersion: consentVersion, locale, topics, source });
    return id;
  });
}

/** Whether its owner has ever said that the mailbox is theirs. */
async function isTaken(db: Database, addressKey: string): Promise<boolean> {
  const ofAnother = and(eq(subscribers.addressKey, addressKey), sql`${subscribers.confirmedAt} is not null`);
  return (await db.$count(subscribers, ofAnother)) > 0;
}
