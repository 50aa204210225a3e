import 'server-only';
import { and, asc, eq, isNotNull, lt, or, sql } from 'drizzle-orm';
import type { Database } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import { deliveries, mailings, sendSlots, subscribers } from '../db/schema';
import { env } from '../env';
import type { DueDelivery } from './due-delivery';
import { readDelivery } from './read-delivery';

/** A slot that is ours until its lease runs out. */
export interface Slot {
  slot: number;
  owner: string;
  epoch: number;
}

/**
 * Takes a slot that nobody holds any more, with the delivery that it still points at: its message may or may not have arrived, so it
 * goes first, with the same bytes. Undefined where all slots are held.
 *
 * @param count how many there are to be: where there were more, one of those is taken only with what was left in it
 */
export async function takeSlot(owner: string, count: number): Promise<{ slot: Slot; delivery: DueDelivery | undefined } | undefined> {
  return inTransaction(async (db) => {
    const free = db
      .select({ slot: sendSlots.slot })
      .from(sendSlots)
      .where(and(lt(sendSlots.leaseUntil, sql`now()`), or(lt(sendSlots.slot, count), isNotNull(sendSlots.deliveryId))))
      // First those whose owner has left something behind.
      .orderBy(sql`${sendSlots.deliveryId} nulls last`, asc(sendSlots.slot))
      .limit(1)
      .for('update', { skipLocked: true });
    const [taken] = await db
      .update(sendSlots)
      .set({ owner, epoch: sql`${sendSlots.epoch} + 1`, leaseUntil: leaseFromNow() })
      .where(eq(sendSlots.slot, sql`(${free})`))
      .returning();
    if (!taken) return undefined;
    const slot = { slot: taken.slot, owner, epoch: taken.epoch };
    return { slot, delivery: taken.deliveryId === null ? undefined : await resume(db, slot, taken.deliveryId) };
  });
}

/** What a slot was left with. Who has left or was erased meanwhile gets no second copy; a mailing that waits by now keeps its own. */
async function resume(db: Database, slot: Slot, id: number): Promise<DueDelivery | undefined> {
  const delivery = await readDelivery(db, id);
  const of = delivery?.kind === 'copy' ? delivery : undefined;
  const [reader] = of ? await db.select({ state: subscribers.state }).from(subscribers).where(eq(subscribers.id, of.subscriberId)) : [];
  const [mailing] = of ? await db.select({ state: mailings.state }).from(mailings).where(eq(mailings.id, of.mailingId)) : [];
  const isWanted = delivery && (!of || reader?.state === 'confirmed');
  if (isWanted && (!of || mailing?.state === 'sending')) return delivery;
  await db
    .update(deliveries)
    .set(isWanted ? { status: 'queued' } : { status: 'skipped', finishedAt: sql`now()` })
    .where(eq(deliveries.id, id));
  await db.update(sendSlots).set({ deliveryId: null }).where(isStillOurs(slot));
  return undefined;
}

/** Keeps a slot for as long again. Gives whether it is ours still. */
export async function keepSlot(slot: Slot): Promise<boolean> {
  const kept = await inTransaction((db) =>
    db.update(sendSlots).set({ leaseUntil: leaseFromNow() }).where(isStillOurs(slot)).returning({ slot: sendSlots.slot }),
  );
  return kept.length > 0;
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

/** Whether the slot is ours: its epoch is another once somebody else has taken it. */
export function isStillOurs({ slot, owner, epoch }: Slot) {
  return and(eq(sendSlots.slot, slot), eq(sendSlots.owner, owner), eq(sendSlots.epoch, epoch));
}

export function leaseFromNow() {
  return sql`now() + make_interval(secs => ${env.sendLease})`;
}
