import 'server-only';
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { deliveries, subscribers } from '../../base/db/schema';
import type { DeliveryStatus } from './read-progress';

/** A person to whom a campaign goes, and how that stands. */
export interface PersonInCampaign {
  /** Of the delivery. */
  id: number;
  /** Undefined for who was erased since. */
  address: string | undefined;
  locale: string | null;
  attempts: number;
  nextAt: Date;
  finishedAt: Date | null;
  smtpCode: number | null;
  smtpReply: string | null;
}

/** So many stand on a page. */
export const peopleOnPage = 50;

/** The people whose delivery has a status, in the order in which they are taken: one page of them, counted from 1. */
export async function peopleIn(db: Database, campaignId: string, status: DeliveryStatus, page: number): Promise<PersonInCampaign[]> {
  const { id, locale, attempts, nextAt, finishedAt, smtpCode, smtpReply } = deliveries;
  const rows = await db
    .select({ id, address: subscribers.address, locale, attempts, nextAt, finishedAt, smtpCode, smtpReply })
    .from(deliveries)
    .leftJoin(subscribers, eq(subscribers.id, deliveries.subscriberId))
    .where(and(eq(deliveries.campaignId, campaignId), eq(deliveries.status, status)))
    .orderBy(asc(deliveries.id))
    .limit(peopleOnPage)
    .offset((page - 1) * peopleOnPage);
  return rows.map(({ address, ...row }) => ({ ...row, address: address ?? undefined }));
}
