import 'server-only';
import { and, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Database } from '../db/database';
import { deliveries, mailings } from '../db/schema';

type Mailing = typeof mailings.$inferSelect;

export type DeliveryStatus = (typeof deliveries.$inferSelect)['status'];

/** How a mailing stands. Once it is frozen, its counts add up to its audience. */
export interface MailingProgress extends Mailing {
  counts: Record<DeliveryStatus, number>;
  /** Of those that wait, how many were tried before. */
  retrying: number;
  /** How often it is unknown whether a server took a message: so many copies there may be. */
  ambiguous: number;
  /** Messages that ended in a minute, by the last five. */
  perMinute: number;
  /** How long the rest takes at that pace, in seconds; undefined where nothing moves. */
  secondsLeft: number | undefined;
}

/** By how many minutes the pace is told. */
const recent = 5;

/** The latest mailings, the newest first. */
export async function listMailings(db: Database, count = 20): Promise<MailingProgress[]> {
  const rows = await db.select().from(mailings).orderBy(desc(mailings.createdAt)).limit(count);
  const all: MailingProgress[] = [];
  for (const row of rows) all.push(await progressOf(db, row));
  return all;
}

/** One mailing, by its id; undefined where there is none. */
export async function readProgress(db: Database, id: string): Promise<MailingProgress | undefined> {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
  const [row] = await db.select().from(mailings).where(eq(mailings.id, id));
  return row && progressOf(db, row);
}

async function progressOf(db: Database, mailing: Mailing): Promise<MailingProgress> {
  const ofMailing = eq(deliveries.mailingId, mailing.id);
  const rows = await db
    .select({
      status: deliveries.status,
      count: sql<number>`count(*)::int`,
      tried: sql<number>`(count(*) filter (where ${deliveries.attempts} > 0))::int`,
      ambiguous: sql<number>`sum(${deliveries.ambiguous})::int`,
    })
    .from(deliveries)
    .where(ofMailing)
    .groupBy(deliveries.status);
  const counts: Record<DeliveryStatus, number> = { queued: 0, sending: 0, sent: 0, failed: 0, skipped: 0 };
  for (const { status, count } of rows) counts[status] = count;
  const isMoving = mailing.state === 'sending';
  // Since it began, or went on: what was sent before a pause says nothing of its pace now.
  const begun = new Date(Math.max(mailing.frozenAt?.getTime() ?? 0, mailing.resumedAt?.getTime() ?? 0, Date.now() - recent * 60_000));
  const isRecent = and(ofMailing, inArray(deliveries.status, ['sent', 'failed']), gt(deliveries.finishedAt, begun));
  const ended = isMoving ? await db.$count(deliveries, isRecent) : 0;
  const perMinute = ended / Math.max(0.05, (Date.now() - begun.getTime()) / 60_000);
  const left = counts.queued + counts.sending;
  return {
    ...mailing,
    counts,
    retrying: rows.find(({ status }) => status === 'queued')?.tried ?? 0,
    ambiguous: rows.reduce((sum, row) => sum + row.ambiguous, 0),
    perMinute: Math.round(perMinute * 10) / 10,
    secondsLeft: isMoving && perMinute > 0 ? Math.ceil((left / perMinute) * 60) : undefined,
  };
}
