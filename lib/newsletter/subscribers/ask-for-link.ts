import 'server-only';
import { eq } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { inTransaction } from '../../base/db/in-transaction';
import { consents, deliveries, subscribers } from '../../base/db/schema';
import { enqueueConfirmation } from './ask-to-subscribe';
import { consentVersion } from './consent-version';
import { consumeMailLimit } from './limit-mail';
import { type LinkPurpose, makeLink } from './mailed-links';

/** What a link may be asked for: `confirm` is the way back in, and `preferences` needs no row, since its token says all. */
export const linkWishes = ['preferences', 'confirm', 'export', 'erase', 'change-address'] as const satisfies (
  | 'preferences'
  | LinkPurpose
)[];
export type LinkWish = (typeof linkWishes)[number];

interface AskedAt {
  /** The path of the page with the button, and the network that it was pressed in. */
  source: string;
  network?: string | undefined;
}

/** Owes a subscriber a link, to the address that is theirs now. Whether there is a mail, or anybody at all, the caller cannot tell. */
export async function askForLink(subscriberId: string, wish: LinkWish, { source, network }: AskedAt): Promise<void> {
  await inTransaction(async (db) => {
    const [subscriber] = await db.select().from(subscribers).where(eq(subscribers.id, subscriberId)).for('update');
    if (!subscriber) return;
    if (wish !== 'confirm') return enqueueLink(db, subscriber, wish);
    const { locale, topics, state } = subscriber;
    if (state === 'confirmed') return;
    await db.insert(consents).values({ subscriberId, act: 'asked', textVersion: consentVersion, locale, topics, source, network });
    await enqueueConfirmation(db, subscriber, { locale, topics });
  });
}

/** The same for whoever has nothing but an address, by its key: a link to their preferences. A turn is counted for strangers, too. */
export async function askForPreferencesLink(addressKey: string): Promise<void> {
  await inTransaction(async (db) => {
    const isInTime = await consumeMailLimit(db, addressKey);
    const [subscriber] = await db.select({ id: subscribers.id }).from(subscribers).where(eq(subscribers.addressKey, addressKey));
    if (subscriber && isInTime) await db.insert(deliveries).values({ notice: 'manage', subscriberId: subscriber.id });
  });
}

async function enqueueLink(
  db: Database,
  { id, addressKey }: typeof subscribers.$inferSelect,
  wish: Exclude<LinkWish, 'confirm'>,
): Promise<void> {
  if (!(await consumeMailLimit(db, addressKey))) return;
  const linkId = wish === 'preferences' ? undefined : await makeLink(db, { purpose: wish, subscriberId: id });
  await db.insert(deliveries).values({ notice: 'manage', subscriberId: id, linkId });
}
