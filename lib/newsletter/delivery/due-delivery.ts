import type { deliveries, mailedLinks, subscribers } from '../../base/db/schema';
import type { Locale } from '../../base/i18n/i18n';

/** A post on its way to one reader: all that its bytes follow from. */
export interface DueRecipientMessage {
  kind: 'campaign';
  id: number;
  campaignId: string;
  locale: Locale;
  subscriberId: string;
  address: string;
  /** Stands in its `Date`. */
  firstDispatchAt: Date;
  attempts: number;
}

/** A notice that is due. */
export interface DueNotice {
  kind: 'notice';
  id: number;
  notice: NonNullable<(typeof deliveries.$inferSelect)['notice']>;
  campaignId: null;
  subscriberId: string;
  firstDispatchAt: Date;
  createdAt: Date;
  attempts: number;
  subscriber: typeof subscribers.$inferSelect;
  /** The link that the message is about, where there is one. */
  link: typeof mailedLinks.$inferSelect | null;
}

/** A message that a lease points at, and which therefore may go out. */
export type DueDelivery = DueRecipientMessage | DueNotice;
