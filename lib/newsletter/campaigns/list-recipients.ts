import 'server-only';
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { deliveries, subscribers } from '../../base/db/schema';
import type { DeliveryStatus } from './read-progress';

/** A recipient of a campaign, with the state of the delivery. */
export interface CampaignRecipient {
  /** The id of the delivery. */
  id: number;
  /** Undefined when the subscriber was erased. */
  address: string | undefined;
  locale: string | null;
  attempts: number;
  nextAt: Date;
  finishedAt: Date | null;
  smtpCode: number | null;
  smtpReply: string | null;
}

export const recipientsPerPage = 50;

/** Returns one page, counted from 1, of the recipients whose delivery has a status, in the order of sending. */
export async function listRecipients(db: Database, campaignId: string, status: DeliveryStatus, page: number): Promise<CampaignRecipient[]> {
  const { id, locale, attempts, nextAt, finishedAt, smtpCode, smtpReply } = deliveries;
  const rows = await db
    .select({ id, address: subscribers.address, locale, attempts, nextAt, finishedAt, smtpCode, smtpReply })
    .from(deliveries)
    .leftJoin(subscribers, eq(subscribers.id, deliveries.subscriberId))
    .where(and(eq(deliveries.campaignId, campaignId), eq(deliveries.status, status)))
    .orderBy(asc(deliveries.id))
    .limit(recipientsPerPage)
    .offset((page - 1) * recipientsPerPage);
  return rows.map(({ address, ...row }) => ({ ...row, address: address ?? undefined }));
}
