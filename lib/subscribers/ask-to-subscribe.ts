import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Database } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import { consents, deliveries, mailedLinks, subscribers, suppressions } from '../db/schema';
import type { EmailAddress } from '../email-address';
import type { Locale } from '../i18n';
import { keyedHashes } from '../tokens/keyed-hash';
import { hashOfToken, tokenOfLink } from '../tokens/mailed-token';
import { consentVersion } from './consent-version';

export interface SubscriptionRequest {
  address: EmailAddress;
  locale: Locale;
  /** Keys of topics; none means all. */
  topics: readonly string[];
  /** The path of the page with the form. */
  source: string;
  /** The network that it comes from, without the host. */
  network?: string | undefined;
}

/** How many mails may go to an address because somebody typed it: nobody can use us to bother them. */
const mostMails = [
  { most: 1, interval: '10 minutes' },
  { most: 3, interval: '1 day' },
] as const;

/** Somebody who is in already is told so at most this often. */
const toldAgain = '1 day';

/**
 * Writes down that somebody wants to subscribe, and owes the mailbox one mail: a link to confirm it, or that it is confirmed
 * already. Whether there is a mail, or who is known, the caller cannot tell: nothing is given. Nothing changes for a subscriber
 * until the link in the mail is pressed.
 */
export async function askToSubscribe({ address, locale, topics, source, network }: SubscriptionRequest): Promise<void> {
  await inTransaction(async (db) => {
    const [subscriber] = await db
      .insert(subscribers)
      .values({ address: address.address, addressKey: address.key, state: 'pending', locale, topics: [...topics] })
      // Changes nothing, and makes who asks for the same mailbox at the same time wait.
      .onConflictDoUpdate({ target: subscribers.addressKey, set: { addressKey: address.key } })
      .returning();
    if (!subscriber) throw new Error('A subscriber was neither made nor found.');
    await db
      .insert(consents)
      .values({ subscriberId: subscriber.id, act: 'asked', textVersion: consentVersion, locale, topics: [...topics], source, network });
    const mayMail = (await areWithinLimits(db, subscriber.id)) && !(await isSuppressed(db, address.key));
    if (subscriber.state === 'confirmed') {
      if (mayMail && !(await wasTold(db, subscriber.id)))
        await db.insert(deliveries).values({ notice: 'already-subscribed', subscriberId: subscriber.id });
      return;
    }
    if (!mayMail) return;
    const id = randomUUID();
    await db.insert(mailedLinks).values({
      id,
      tokenHash: hashOfToken(tokenOfLink(id)),
      purpose: 'confirm',
      subscriberId: subscriber.id,
      locale,
      topics: [...topics],
      expiresAt: sql`now() + interval '7 days'`,
    });
    await db.insert(deliveries).values({ notice: 'confirm', subscriberId: subscriber.id, linkId: id });
  });
}

async function areWithinLimits(db: Database, subscriberId: string): Promise<boolean> {
  const asked = inArray(deliveries.notice, ['confirm', 'already-subscribed', 'manage']);
  for (const { most, interval } of mostMails)
    if ((await db.$count(deliveries, and(eq(deliveries.subscriberId, subscriberId), asked, isSince(interval)))) >= most) return false;
  return true;
}

async function wasTold(db: Database, subscriberId: string): Promise<boolean> {
  const told = and(eq(deliveries.subscriberId, subscriberId), eq(deliveries.notice, 'already-subscribed'), isSince(toldAgain));
  return (await db.$count(deliveries, told)) > 0;
}

/** Whether mail to a mailbox was refused for good, or its owner complained. Who was erased may come back. */
async function isSuppressed(db: Database, addressKey: string): Promise<boolean> {
  const hashes = keyedHashes('address-hash', addressKey);
  const isHard = inArray(suppressions.reason, ['bounced', 'complained']);
  return (await db.$count(suppressions, and(inArray(suppressions.addressHash, hashes), isHard))) > 0;
}

function isSince(interval: string) {
  return gt(deliveries.createdAt, sql`now() - ${interval}::interval`);
}
