import 'server-only';
import { sql } from 'drizzle-orm';
import { inOneStatement, inTransaction } from '../../base/db/in-transaction';
import { env } from '../../base/env/env';
import type { Locale } from '../../base/i18n/i18n';
import { replyText } from '../email/reply-text';
import type { DueDelivery, DueRecipientMessage } from './due-delivery';
import type { Cursor } from './find-due';
import type { Outcome } from './outcome';
import { readDelivery } from './read-delivery';
import type { SendLease } from './send-leases';

/** A message that the server took. */
export interface Sent {
  id: number;
  outcome: Outcome;
}

/** What `claim_next` gives (lib/base/db/migrations/0004_field-terms.sql), as both drivers do: numbers of 64 bits may be texts. */
interface ClaimedRow extends Record<string, unknown> {
  is_over: boolean;
  delivery_id: string | number | null;
  campaign_id: string | null;
  locale: Locale;
  subscriber_id: string;
  address: string;
  attempts: number;
  /** In milliseconds since 1970. */
  first_dispatch_at: number;
  due_at: string;
}

/**
 * Writes down that the lease's message was taken by the server, and points the lease at the next that is due, notices first: all at once,
 * since this is done for every message. Who does not want it any more by now is skipped. To do it again, after an answer of the database
 * was lost, changes nothing and gives the same.
 *
 * @param cursor the campaign that is being sent; it moves on
 * @returns undefined where nothing is due; `lost` where somebody else has the lease by now, whose word counts
 */
export async function claimNext(lease: SendLease, cursor: Cursor | undefined, sent?: Sent): Promise<DueDelivery | undefined | 'lost'> {
  for (let booking = sent; ; booking = undefined) {
    const row = await claimOne(lease, cursor, booking);
    if (!row) return 'lost';
    const id = Number(row.delivery_id);
    if (id && row.campaign_id !== null) {
      moveOn(cursor, row.due_at, id);
      return copyOf(row, id, row.campaign_id);
    }
    // A notice, or what an earlier call gave whose answer was lost.
    if (id) return inTransaction((db) => readDelivery(db, id));
    if (row.is_over) return undefined;
  }
}

async function claimOne(
  { id, owner, epoch }: SendLease,
  cursor: Cursor | undefined,
  sent: Sent | undefined,
): Promise<ClaimedRow | undefined> {
  const { code = null, reply } = sent?.outcome ?? {};
  const statement = sql`
    select is_over, delivery_id, campaign_id, locale, subscriber_id, address, attempts, next_at::text as due_at,
      (extract(epoch from first_dispatch_at) * 1000)::float8 as first_dispatch_at
    from claim_next(${id}::smallint, ${owner}::uuid, ${epoch}::bigint, ${env.sendLease}, ${sent?.id ?? null}::bigint, ${code}::smallint,
      ${reply ? replyText(reply) : null}::text, ${cursor?.campaignId ?? null}::uuid, ${cursor?.dueAt ?? null}::timestamptz, ${cursor?.id ?? null}::bigint)`;
  const result = await inOneStatement((db) => db.execute<ClaimedRow>(statement));
  return (result as unknown as { rows: ClaimedRow[] }).rows[0];
}

/** Others of this process may have been faster. */
function moveOn(cursor: Cursor | undefined, dueAt: string, id: number): void {
  if (cursor && (dueAt > cursor.dueAt || (dueAt === cursor.dueAt && id > cursor.id))) Object.assign(cursor, { dueAt, id });
}

function copyOf(row: ClaimedRow, id: number, campaignId: string): DueRecipientMessage {
  const { locale, subscriber_id: subscriberId, address, attempts } = row;
  return { kind: 'campaign', id, campaignId, locale, subscriberId, address, attempts, firstDispatchAt: new Date(row.first_dispatch_at) };
}
