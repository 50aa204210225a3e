import 'server-only';
import { and, eq, gt, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { inTransaction } from '../../base/db/in-transaction';
import { deliveries, subscribers } from '../../base/db/schema';
import type { Locale } from '../../base/i18n/i18n';
import { recordConsent } from './consents';
import type { EmailAddress } from './email-address';
import { consumeMailLimit } from './mail-limit';
import { createMailedLink } from './mailed-links';

export interface SubscriptionRequest {
  address: EmailAddress;
  locale: Locale;
  /** Keys of topics; none means all. */
  topics: readonly string[];
  /** The path of the page with the form. */
  source: string;
  /** The client's network, without the host. */
  network?: string | undefined;
}

/**
 * Records a request to subscribe and enqueues one message: a confirmation link, or, at most once a day, a note that the address is
 * already subscribed. Nothing else changes until the link is used. The caller cannot tell which of these happened.
 *
 * @throws Unavailable
 */
export async function requestSubscription({ address, locale, topics: requested, source, network }: SubscriptionRequest): Promise<void> {
  const topics = [...requested];
  await inTransaction(async (db) => {
    const [subscriber] = await db
      .insert(subscribers)
      .values({ address: address.address, addressKey: address.key, state: 'pending', locale, topics })
      // This update changes nothing, but locks the row: concurrent requests for one mailbox run one after the other.
      .onConflictDoUpdate({ target: subscribers.addressKey, set: { addressKey: address.key } })
      .returning();
    if (!subscriber) throw new Error('The insert returned no subscriber.');
    await recordConsent(db, { subscriberId: subscriber.id, act: 'asked', locale, topics, source, network });
    if (subscriber.state !== 'confirmed') await enqueueConfirmation(db, subscriber, { locale, topics });
    else if (!(await wasToldToday(db, subscriber.id)) && (await consumeMailLimit(db, address.key)))
      await db.insert(deliveries).values({ notice: 'already-subscribed', subscriberId: subscriber.id });
  });
}

/** Enqueues a message with a link that confirms a subscription with these choices, if the mail limit allows it. */
export async function enqueueConfirmation(
  db: Database,
  { id, addressKey }: { id: string; addressKey: string },
  choices: { locale: Locale; topics: string[] },
): Promise<void> {
  if (!(await consumeMailLimit(db, addressKey))) return;
  const linkId = await createMailedLink(db, { purpose: 'confirm', subscriberId: id, ...choices });
  await db.insert(deliveries).values({ notice: 'confirm', subscriberId: id, linkId });
}

async function wasToldToday(db: Database, subscriberId: string): Promise<boolean> {
  const isRecent = gt(deliveries.createdAt, sql`now() - interval '1 day'`);
  const told = and(eq(deliveries.subscriberId, subscriberId), eq(deliveries.notice, 'already-subscribed'), isRecent);
  return (await db.$count(deliveries, told)) > 0;
}
