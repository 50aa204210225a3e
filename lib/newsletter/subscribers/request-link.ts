import 'server-only';
import { eq } from 'drizzle-orm';
import { readSignedToken, subscriberOfToken } from '../../base/auth/signed-token';
import type { Database } from '../../base/db/database';
import { inTransaction } from '../../base/db/in-transaction';
import { deliveries, subscribers } from '../../base/db/schema';
import { recordConsent } from './consents';
import { consumeMailLimit } from './mail-limit';
import { createMailedLink, type LinkPurpose } from './mailed-links';
import { enqueueConfirmation } from './request-subscription';

/** The links that can be requested. `confirm` subscribes again after unsubscribing; `preferences` is a signed token without a row. */
export const requestableLinks = ['preferences', 'confirm', 'export', 'erase', 'change-address'] as const satisfies (
  | 'preferences'
  | LinkPurpose
)[];
export type RequestableLink = (typeof requestableLinks)[number];

/**
 * Returns the subscriber for whom the holder of this token may request such a link, or undefined if they may not. Any message of ours,
 * even forwarded or old, lets its holder have a preferences or confirmation link sent to the subscriber; other links need a valid
 * preferences token.
 */
export function authorizeLinkRequest(requested: RequestableLink, token: string): string | undefined {
  const read = readSignedToken('preferences', token, Date.now());
  if (typeof read === 'object') return read.subscriberId;
  if (requested !== 'preferences' && requested !== 'confirm') return undefined;
  return subscriberOfToken('preferences', token) ?? subscriberOfToken('unsubscribe', token);
}

/**
 * Enqueues a message with a link, to the subscriber's current address. The caller cannot tell whether there is a message or a subscriber.
 *
 * @param from the path of the page with the button, and the client's network
 * @throws Unavailable
 */
export async function requestLink(
  subscriberId: string,
  requested: RequestableLink,
  from: { source: string; network?: string | undefined },
): Promise<void> {
  await inTransaction(async (db) => {
    const [subscriber] = await db.select().from(subscribers).where(eq(subscribers.id, subscriberId)).for('update');
    if (!subscriber) return;
    if (requested !== 'confirm') return enqueueLink(db, subscriber, requested);
    const { locale, topics, state } = subscriber;
    if (state === 'confirmed') return;
    await recordConsent(db, { subscriberId, act: 'asked', locale, topics, ...from });
    await enqueueConfirmation(db, subscriber, { locale, topics });
  });
}

/**
 * Enqueues a message with a preferences link to a subscriber's address, by its key. Unknown addresses count against the mail limit as
 * well, so that they cannot be told apart.
 *
 * @throws Unavailable
 */
export async function requestPreferencesLink(addressKey: string): Promise<void> {
  await inTransaction(async (db) => {
    const isAllowed = await consumeMailLimit(db, addressKey);
    const [subscriber] = await db.select({ id: subscribers.id }).from(subscribers).where(eq(subscribers.addressKey, addressKey));
    if (subscriber && isAllowed) await db.insert(deliveries).values({ notice: 'manage', subscriberId: subscriber.id });
  });
}

async function enqueueLink(
  db: Database,
  { id: subscriberId, addressKey }: typeof subscribers.$inferSelect,
  requested: Exclude<RequestableLink, 'confirm'>,
): Promise<void> {
  if (!(await consumeMailLimit(db, addressKey))) return;
  const linkId = requested === 'preferences' ? undefined : await createMailedLink(db, { purpose: requested, subscriberId });
  await db.insert(deliveries).values({ notice: 'manage', subscriberId, linkId });
}
