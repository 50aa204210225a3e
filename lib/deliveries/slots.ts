import 'server-only';
import { and, asc, eq, lt, lte, sql } from 'drizzle-orm';
import type { Database } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import { deliveries, mailedLinks, sendSlots, subscribers } from '../db/schema';
import { nextAttempt } from './next-attempt';
import type { Outcome } from './outcome';

/** How long a slot is its owner's without a sign of life, in seconds. A message is given up after half of it. */
const lease = 120;

/** A slot that is ours until its lease runs out. */
export interface Slot {
  slot: number;
  owner: string;
  epoch: number;
}

export type DueDelivery = typeof deliveries.$inferSelect & {
  subscriber: typeof subscribers.$inferSelect;
  /** The link that the message is about, where there is one. */
  link: typeof mailedLinks.$inferSelect | null;
};

/**
 * Takes a slot that nobody holds any more, with the delivery that it still points at: its message may or may not have arrived, so it
 * goes first, with the same bytes. Undefined where all slots are held.
 */
export async function takeSlot(owner: string): Promise<{ slot: Slot; delivery: DueDelivery | undefined } | undefined> {
  return inTransaction(async (db) => {
    const free = db
      .select({ slot: sendSlots.slot })
      .from(sendSlots)
      .where(lt(sendSlots.leaseUntil, sql`now()`))
      .orderBy(asc(sendSlots.slot))
      .limit(1)
      .for('update', { skipLocked: true });
    const [taken] = await db
      .update(sendSlots)
      .set({ owner, epoch: sql`${sendSlots.epoch} + 1`, leaseUntil: leaseFromNow() })
      .where(eq(sendSlots.slot, sql`(${free})`))
      .returning();
    if (!taken) return undefined;
    const slot = { slot: taken.slot, owner, epoch: taken.epoch };
    return { slot, delivery: taken.deliveryId === null ? await claimNext(db, slot) : await readDelivery(db, taken.deliveryId) };
  });
}

/**
 * Writes down what became of the slot's delivery and points the slot at the next that is due, in one transaction. Undefined where
 * none is due; `lost` where somebody else has the slot by now, whose word counts.
 */
export async function finishAndTakeNext(slot: Slot, finished: DueDelivery, outcome: Outcome): Promise<DueDelivery | undefined | 'lost'> {
  return inTransaction(async (db) => {
    const [held] = await db.update(sendSlots).set({ deliveryId: null, leaseUntil: leaseFromNow() }).where(isStillOurs(slot)).returning();
    if (!held) return 'lost';
    await writeOutcome(db, finished, outcome);
    return claimNext(db, slot);
  });
}

/** Gives a slot back, so that the next may have it at once. */
export async function releaseSlot(slot: Slot): Promise<void> {
  await inTransaction((db) => db.update(sendSlots).set({ owner: null, leaseUntil: sql`now()` }).where(isStillOurs(slot)));
}

/** Makes as many slots as there are to be: so many messages at most are in an unknown state at once, in all processes together. */
export async function setUpSlots(count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, slot) => ({ slot }));
  await inTransaction((db) => db.insert(sendSlots).values(rows).onConflictDoNothing());
}

/** Ends every lease: for the one process that can have the database, which has just begun. Whoever held a slot is gone. */
export async function endLeases(): Promise<void> {
  await inTransaction((db) => db.update(sendSlots).set({ leaseUntil: sql`now() - interval '1 second'` }));
}

async function claimNext(db: Database, slot: Slot): Promise<DueDelivery | undefined> {
  for (;;) {
    const [due] = await db
      .select({ id: deliveries.id })
      .from(deliveries)
      .where(and(eq(deliveries.status, 'queued'), lte(deliveries.nextAt, sql`now()`)))
      .orderBy(asc(deliveries.nextAt), asc(deliveries.id))
      .limit(1)
      .for('update', { skipLocked: true });
    if (!due) return undefined;
    const delivery = await readDelivery(db, due.id);
    if (delivery && isStillWanted(delivery)) {
      await db.update(sendSlots).set({ deliveryId: due.id }).where(isStillOurs(slot));
      const begun = {
        status: 'sending',
        attempts: sql`${deliveries.attempts} + 1`,
        firstDispatchAt: sql`coalesce(${deliveries.firstDispatchAt}, now())`,
      } as const;
      const [sending] = await db.update(deliveries).set(begun).where(eq(deliveries.id, due.id)).returning();
      return sending && { ...delivery, ...sending };
    }
    await db.update(deliveries).set({ status: 'skipped', finishedAt: sql`now()` }).where(eq(deliveries.id, due.id));
  }
}

/** Who has left since gets no welcome, and nobody a link that has ended. */
function isStillWanted({ notice, subscriber, link }: DueDelivery): boolean {
  if (link && link.expiresAt.getTime() <= Date.now()) return false;
  return notice === 'welcome' ? subscriber.state === 'confirmed' : true;
}

async function readDelivery(db: Database, id: number): Promise<DueDelivery | undefined> {
  const [row] = await db
    .select()
    .from(deliveries)
    .innerJoin(subscribers, eq(subscribers.id, deliveries.subscriberId))
    .leftJoin(mailedLinks, eq(mailedLinks.id, deliveries.linkId))
    .where(eq(deliveries.id, id));
  return row && { ...row.deliveries, subscriber: row.subscribers, link: row.mailed_links };
}

async function writeOutcome(db: Database, { id, attempts }: DueDelivery, { status, code, reply }: Outcome): Promise<void> {
  const said = { smtpCode: code ?? null, smtpReply: reply?.slice(0, 1024) ?? null };
  const wait = status === 'deferred' ? nextAttempt(attempts) : undefined;
  // What has been put off too often has failed.
  const end = status === 'deferred' ? 'failed' : status;
  const next =
    wait === undefined
      ? ({ status: end, finishedAt: sql`now()` } as const)
      : ({ status: 'queued', nextAt: sql`now() + make_interval(secs => ${wait})` } as const);
  await db
    .update(deliveries)
    .set({ ...said, ...next })
    .where(eq(deliveries.id, id));
}

function isStillOurs({ slot, owner, epoch }: Slot) {
  return and(eq(sendSlots.slot, slot), eq(sendSlots.owner, owner), eq(sendSlots.epoch, epoch));
}

function leaseFromNow() {
  return sql`now() + make_interval(secs => ${lease})`;
}
