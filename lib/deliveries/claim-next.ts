import 'server-only';
import { sql } from 'drizzle-orm';
import { inOneStatement, inTransaction } from '../db/in-transaction';
import type { Locale } from '../i18n';
import type { DueCopy, DueDelivery } from './due-delivery';
import type { Cursor } from './find-due';
import type { Outcome } from './outcome';
import { readDelivery } from './read-delivery';
import { leaseFromNow, type Slot } from './slots';

/** A message that the server took. */
export interface Sent {
  id: number;
  outcome: Outcome;
}

interface ClaimedRow extends Record<string, unknown> {
  /** What the slot pointed at before. */
  before: string | number | null;
  id: string | number | null;
  is_wanted: boolean | null;
  mailing_id: string | null;
  locale: Locale;
  subscriber_id: string;
  address: string;
  /** In milliseconds since 1970. */
  first_dispatch_at: string | number;
  attempts: number;
  due_at: string;
}

/**
 * Writes down that the slot's message was taken by the server, and points the slot at the next that is due, notices first: all in one
 * statement, since this is done for every message. Who does not want it any more by now is skipped. To do it again, after an answer of
 * the database was lost, changes nothing and gives the same.
 *
 * @param cursor the mailing that is being sent; it moves on
 * @returns undefined where nothing is due; `lost` where somebody else has the slot by now, whose word counts
 */
export async function claimNext(slot: Slot, cursor: Cursor | undefined, sent?: Sent): Promise<DueDelivery | undefined | 'lost'> {
  let booking = sent;
  for (;;) {
    const [row] = await claimOne(slot, cursor, booking);
    if (!row) return 'lost';
    const { before } = row;
    // The answer to an earlier try was lost.
    if (before !== null && Number(before) !== booking?.id) return inTransaction((db) => readDelivery(db, Number(before)));
    if (row.id === null) return undefined;
    if (row.mailing_id !== null) moveOn(cursor, row.due_at, Number(row.id));
    if (row.is_wanted)
      return row.mailing_id === null ? inTransaction((db) => readDelivery(db, Number(row.id))) : copyOf(row, row.mailing_id);
    booking = undefined;
  }
}

async function claimOne({ slot, owner, epoch }: Slot, cursor: Cursor | undefined, sent: Sent | undefined): Promise<ClaimedRow[]> {
  const sentId = sent?.id ?? null;
  const { code = null, reply = null } = sent?.outcome ?? {};
  const isFree = sql`exists (select from held where delivery_id is null or delivery_id = ${sentId}::bigint)`;
  const isDue = sql`d.status = 'queued' and d.next_at <= now() and ${isFree}`;
  const oldest = sql`order by d.next_at, d.id limit 1 for update of d skip locked`;
  const ofMailing =
    cursor &&
    sql`union all select * from (
      select d.id from deliveries d
      where d.mailing_id = ${cursor.mailingId}::uuid and ${isDue} and (d.next_at, d.id) > (${cursor.dueAt}::timestamptz, ${cursor.id}::bigint)
        and exists (select from mailings where id = ${cursor.mailingId}::uuid and state = 'sending')
      ${oldest}) of_mailing`;
  const statement = sql`
    with held as materialized (
      select delivery_id from send_slots where slot = ${slot} and owner = ${owner}::uuid and epoch = ${epoch} for update
    ), booked as (
      update deliveries d set status = 'sent', finished_at = now(), smtp_code = ${code}::smallint, smtp_reply = ${reply?.slice(0, 1024) ?? null}::text
      from held where d.id = ${sentId}::bigint and held.delivery_id = d.id
    ), due as materialized (
      select * from (select d.id from deliveries d where d.mailing_id is null and ${isDue} ${oldest}) notices ${ofMailing ?? sql``} limit 1
    ), looked as (
      select d.id, s.address, coalesce(case
        when d.mailing_id is null then (l.id is null or l.expires_at > now()) and (d.notice <> 'welcome' or s.state = 'confirmed')
        else s.state = 'confirmed' and case when d.follows_vote then s.follows_vote else s.topics = '{}' or s.topics && m.topics end
      end, false) as is_wanted
      from due join deliveries d on d.id = due.id left join subscribers s on s.id = d.subscriber_id
        left join mailings m on m.id = d.mailing_id left join mailed_links l on l.id = d.link_id
    ), begun as (
      update deliveries d set
        status = case when is_wanted then 'sending' else 'skipped' end,
        finished_at = case when is_wanted then null else now() end,
        attempts = d.attempts + is_wanted::int,
        first_dispatch_at = case when is_wanted then coalesce(d.first_dispatch_at, now()) else d.first_dispatch_at end
      from looked where d.id = looked.id
      returning d.id, is_wanted, d.mailing_id, d.locale, d.subscriber_id, address, d.first_dispatch_at, d.attempts, d.next_at
    ), pointed as (
      update send_slots set lease_until = ${leaseFromNow()},
        delivery_id = case when ${isFree} then (select id from begun where is_wanted) else send_slots.delivery_id end
      from held where slot = ${slot}
    )
    select held.delivery_id as before, begun.id, is_wanted, mailing_id, locale, subscriber_id, address, attempts, next_at::text as due_at,
      (extract(epoch from first_dispatch_at) * 1000)::float8 as first_dispatch_at
    from held left join begun on true`;
  const result = await inOneStatement((db) => db.execute<ClaimedRow>(statement));
  return (result as unknown as { rows: ClaimedRow[] }).rows;
}

/** Others of this process may have been faster. */
function moveOn(cursor: Cursor | undefined, dueAt: string, id: number): void {
  if (cursor && (dueAt > cursor.dueAt || (dueAt === cursor.dueAt && id > cursor.id))) Object.assign(cursor, { dueAt, id });
}

function copyOf(row: ClaimedRow, mailingId: string): DueCopy {
  return {
    kind: 'copy',
    id: Number(row.id),
    mailingId,
    locale: row.locale,
    subscriberId: row.subscriber_id,
    address: row.address,
    firstDispatchAt: new Date(Number(row.first_dispatch_at)),
    attempts: row.attempts,
  };
}
