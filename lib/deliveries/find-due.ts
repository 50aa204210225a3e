import 'server-only';
import { and, eq, exists, isNotNull, isNull, lt, lte, sql } from 'drizzle-orm';
import { inTransaction } from '../db/in-transaction';
import { deliveries, mailings, sendSlots } from '../db/schema';

/**
 * How far a mailing has been walked through. Its deliveries are taken in the order in which they became due, so that what was taken is
 * not looked through again: an index keeps what has left it until it is cleaned.
 */
export interface Cursor {
  mailingId: string;
  /** The last that was taken: when it was due, as the database writes it, and its number. */
  dueAt: string;
  id: number;
}

export interface Due {
  /** The mailing that goes on, from its beginning. */
  cursor: Cursor | undefined;
  /** Whether a notice is due, or a slot has something left whose owner is gone. */
  hasOther: boolean;
}

/** What there is to send now. The oldest mailing goes first. */
export function findDue(): Promise<Due> {
  return inTransaction(async (db) => {
    const isDue = and(eq(deliveries.status, 'queued'), lte(deliveries.nextAt, sql`now()`));
    const ofMailing = db
      .select({ id: deliveries.id })
      .from(deliveries)
      .where(and(eq(deliveries.mailingId, mailings.id), isDue));
    const [mailing] = await db
      .select({ id: mailings.id })
      .from(mailings)
      .where(and(eq(mailings.state, 'sending'), exists(ofMailing)))
      .orderBy(mailings.frozenAt)
      .limit(1);
    const notices = db
      .select({ id: deliveries.id })
      .from(deliveries)
      .where(and(isNull(deliveries.mailingId), isDue))
      .limit(1);
    const left = db
      .select({ id: sendSlots.slot })
      .from(sendSlots)
      .where(and(isNotNull(sendSlots.deliveryId), lt(sendSlots.leaseUntil, sql`now()`)))
      .limit(1);
    const hasOther = (await notices).length > 0 || (await left).length > 0;
    return { cursor: mailing && { mailingId: mailing.id, dueAt: '-infinity', id: 0 }, hasOther };
  });
}
