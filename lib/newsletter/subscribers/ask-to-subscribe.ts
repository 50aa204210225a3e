import 'server-only';
import { and, eq, gt, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { inTransaction } from '../../base/db/in-transaction';
import { consents, deliveries, subscribers } from '../../base/db/schema';
import type { Locale } from '../../base/i18n/i18n';
import { consentVersion } from './consent-version';
import type { EmailAddress } from './email-address';
import { consumeMailLimit } from './limit-mail';
import { makeLink } from './mailed-links';

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
    if (subscriber.state !== 'confirmed') await enqueueConfirmation(db, subscriber, { locale, topics });
    else if (!(await wasTold(db, subscriber.id)) && (await consumeMailLimit(db, address.key)))
      await db.insert(deliveries).values({ notice: 'already-subscribed', subscriberId: subscriber.id });
  });
}

/** Owes somebody a link that makes them a subscriber by these choices, where one more mail may go to them. */
export async function enqueueConfirmation(
  db: Database,
  { id, addressKey }: { id: string; addressKey: string },
  { locale, topics }: { locale: Locale; topics: readonly string[] },
): Promise<void> {
  if (!(await consumeMailLimit(db, addressKey))) return;
  const linkId = await makeLink(db, { purpose: 'confirm', subscriberId: id, locale, topics: [...topics] });
  await db.insert(deliveries).values({ notice: 'confirm', subscriberId: id, linkId });
}

async function wasTold(db: Database, subscriberId: string): Promise<boolean> {
  const told = and(
    eq(deliveries.subscriberId, subscriberId),
    eq(deliveries.notice, 'already-subscribed'),
    gt(deliveries.createdAt, sql`now() - ${toldAgain}::interval`),
  );
  return (await db.$count(deliveries, told)) > 0;
}
