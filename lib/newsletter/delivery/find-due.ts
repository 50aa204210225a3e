import 'server-only';
import { and, eq, exists, isNotNull, isNull, lt, lte, sql } from 'drizzle-orm';
import { inTransaction } from '../../base/db/in-transaction';
import { campaigns, deliveries, sendLeases } from '../../base/db/schema';

/**
 * How far a campaign has been walked through. Its deliveries are taken in the order in which they became due, so that what was taken is
 * not looked through again: an index keeps what has left it until it is cleaned.
 */
export interface Cursor {
  campaignId: string;
  /** The last that was taken: when it was due, as the database writes it, and its number. */
  dueAt: string;
  id: number;
}

export interface Due {
  /** The campaign that goes on, from its beginning. */
  cursor: Cursor | undefined;
  /** Whether a notice is due, or a lease has something left whose owner is gone. */
  hasOther: boolean;
}

/** What there is to send now. The oldest campaign goes first. */
export function findDue(): Promise<Due> {
  return inTransaction(async (db) => {
    const isDue = and(eq(deliveries.status, 'queued'), lte(deliveries.nextAt, sql`now()`));
    const ofCampaign = db
      .select({ id: deliveries.id })
      .from(deliveries)
      .where(and(eq(deliveries.campaignId, campaigns.id), isDue));
    const [campaign] = await db
      .select({ id: campaigns.id })
      .from(campaigns)
      .where(and(eq(campaigns.state, 'sending'), exists(ofCampaign)))
      .orderBy(campaigns.frozenAt)
      .limit(1);
    const notices = db
      .select({ id: deliveries.id })
      .from(deliveries)
      .where(and(isNull(deliveries.campaignId), isDue))
      .limit(1);
    const left = db
      .select({ id: sendLeases.id })
      .from(sendLeases)
      .where(and(isNotNull(sendLeases.deliveryId), lt(sendLeases.leaseUntil, sql`now()`)))
      .limit(1);
    const hasOther = (await notices).length > 0 || (await left).length > 0;
    return { cursor: campaign && { campaignId: campaign.id, dueAt: '-infinity', id: 0 }, hasOther };
  });
}
