import 'server-only';
import { sql } from 'drizzle-orm';
import { inOneStatement, inTransaction } from '../../base/db/in-transaction';
import { env } from '../../base/env/env';
import type { Locale } from '../../base/i18n/i18n';
import type { Outcome } from '../email/mail-session';
import { replyText } from '../email/reply-text';
import { type DueDelivery, type DueRecipientMessage, readDelivery } from './due-delivery';
import type { SendLease } from './send-leases';

/**
 * The position in a campaign: its deliveries are claimed in the order of `next_at` and `id`, so that the index entries of finished
 * deliveries, which stay until a vacuum, are not read again.
 */
export interface Cursor {
  campaignId: string;
  /** `next_at` of the last claimed delivery, as the database writes it, and its id. */
  dueAt: string;
  id: number;
}

/** A message that the server accepted. */
interface Sent {
  id: number;
  outcome: Outcome;
}

/** A row of `claim_next` (lib/base/db/migrations/0004_field-terms.sql). Drivers return 64-bit numbers as numbers or as strings. */
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
 * Records the lease's message as sent and points the lease at the next due message, notifications first, in one statement. Skips
 * subscribers who no longer want the message. Idempotent: a repeated call returns the same delivery.
 *
 * @param cursor position in the campaign that is being sent; advanced by this function
 * @returns undefined when nothing is due; `lost` when another worker has taken the lease over
 */
export async function claimNext(lease: SendLease, cursor: Cursor | undefined, sent?: Sent): Promise<DueDelivery | undefined | 'lost'> {
  for (let recording = sent; ; recording = undefined) {
    const row = await claimOne(lease, cursor, recording);
    if (!row) return 'lost';
    const id = Number(row.delivery_id);
    if (id && row.campaign_id !== null) {
      advance(cursor, row.due_at, id);
      return toRecipientMessage(row, id, row.campaign_id);
    }
    // A notification, or the delivery of an earlier call whose answer was lost.
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

/** Never moves the cursor back: another worker of this process may have advanced it further. */
function advance(cursor: Cursor | undefined, dueAt: string, id: number): void {
  if (cursor && (dueAt > cursor.dueAt || (dueAt === cursor.dueAt && id > cursor.id))) Object.assign(cursor, { dueAt, id });
}

function toRecipientMessage(row: ClaimedRow, id: number, campaignId: string): DueRecipientMessage {
  const { locale, subscriber_id: subscriberId, address, attempts } = row;
  return { kind: 'campaign', id, campaignId, locale, subscriberId, address, attempts, firstDispatchAt: new Date(row.first_dispatch_at) };
}
