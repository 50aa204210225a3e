import 'server-only';
import { eq } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { deliveries, mailedLinks, subscribers } from '../../base/db/schema';
import type { Locale } from '../../base/i18n/i18n';

/** One subscriber's message of a campaign: its bytes depend on nothing else. */
export interface DueRecipientMessage {
  kind: 'campaign';
  id: number;
  campaignId: string;
  locale: Locale;
  subscriberId: string;
  address: string;
  /** The message's `Date`. */
  firstDispatchAt: Date;
  attempts: number;
}

/** A message to one subscriber that belongs to no campaign, such as a confirmation. */
export interface DueNotification {
  kind: 'notification';
  id: number;
  notice: NonNullable<(typeof deliveries.$inferSelect)['notice']>;
  campaignId: null;
  subscriberId: string;
  firstDispatchAt: Date;
  createdAt: Date;
  attempts: number;
  subscriber: typeof subscribers.$inferSelect;
  /** The link in the message, if it has one. */
  link: typeof mailedLinks.$inferSelect | null;
}

/** A delivery that a send lease points at: only its owner may send it. */
export type DueDelivery = DueRecipientMessage | DueNotification;

/** Returns a delivery with its subscriber, or undefined when the subscriber was erased. */
export async function readDelivery(db: Database, id: number): Promise<DueDelivery | undefined> {
  const [row] = await db
    .select()
    .from(deliveries)
    .innerJoin(subscribers, eq(subscribers.id, deliveries.subscriberId))
    .leftJoin(mailedLinks, eq(mailedLinks.id, deliveries.linkId))
    .where(eq(deliveries.id, id));
  if (!row) return undefined;
  const { notice, campaignId, locale, attempts, createdAt, firstDispatchAt } = row.deliveries;
  const both = { id, attempts, firstDispatchAt: firstDispatchAt ?? createdAt, subscriberId: row.subscribers.id };
  if (notice)
    return { kind: 'notification', ...both, notice, campaignId: null, createdAt, subscriber: row.subscribers, link: row.mailed_links };
  if (!campaignId || !locale) throw new Error(`The delivery ${id} has neither a notice nor a campaign with a language.`);
  return { kind: 'campaign', ...both, campaignId, locale, address: row.subscribers.address };
}
