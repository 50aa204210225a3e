import 'server-only';
import { and, asc, eq, isNotNull, lt, or, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { inTransaction } from '../../base/db/in-transaction';
import { campaigns, deliveries, sendLeases, subscribers } from '../../base/db/schema';
import { env } from '../../base/env/env';
import type { DueDelivery } from './due-delivery';
import { readDelivery } from './read-delivery';

/** A lease that this process holds until it runs out. */
export interface SendLease {
  id: number;
  owner: string;
  epoch: number;
}

/**
 * Takes a lease that nobody holds any more, with the delivery that it still points at: its message may or may not have arrived, so it
 * goes first, with the same bytes. Undefined where all leases are held.
 *
 * @param count how many there are to be: where there were more, one of those is taken only with what was left in it
 */
export async function acquireLease(
  owner: string,
  count: number,
): Promise<{ lease: SendLease; delivery: DueDelivery | undefined } | undefined> {
  return inTransaction(async (db) => {
    const free = db
      .select({ id: sendLeases.id })
      .from(sendLeases)
      .where(and(lt(sendLeases.leaseUntil, sql`now()`), or(lt(sendLeases.id, count), isNotNull(sendLeases.deliveryId))))
      // First those whose owner has left something behind.
      .orderBy(sql`${sendLeases.deliveryId} nulls last`, asc(sendLeases.id))
      .limit(1)
      .for('update', { skipLocked: true });
    const [taken] = await db
      .update(sendLeases)
      .set({ owner, epoch: sql`${sendLeases.epoch} + 1`, leaseUntil: leaseFromNow() })
      .where(eq(sendLeases.id, sql`(${free})`))
      .returning();
    if (!taken) return undefined;
    const lease = { id: taken.id, owner, epoch: taken.epoch };
    return { lease, delivery: taken.deliveryId === null ? undefined : await resume(db, lease, taken.deliveryId) };
  });
}

/** What a lease was left with. Who has left or was erased meanwhile gets no second copy; a campaign that waits by now keeps its own. */
async function resume(db: Database, lease: SendLease, id: number): Promise<DueDelivery | undefined> {
  const delivery = await readDelivery(db, id);
  const of = delivery?.kind === 'campaign' ? delivery : undefined;
  const [reader] = of ? await db.select({ state: subscribers.state }).from(subscribers).where(eq(subscribers.id, of.subscriberId)) : [];
  const [campaign] = of ? await db.select({ state: campaigns.state }).from(campaigns).where(eq(campaigns.id, of.campaignId)) : [];
  const isWanted = delivery && (!of || reader?.state === 'confirmed');
  if (isWanted && (!of || campaign?.state === 'sending')) return delivery;
  await db
    .update(deliveries)
    .set(isWanted ? { status: 'queued' } : { status: 'skipped', finishedAt: sql`now()` })
    .where(eq(deliveries.id, id));
  await db.update(sendLeases).set({ deliveryId: null }).where(isStillOurs(lease));
  return undefined;
}

/** Keeps a lease for as long again. Gives whether it is ours still. */
export async function renewLease(lease: SendLease): Promise<boolean> {
  const kept = await inTransaction((db) =>
    db.update(sendLeases).set({ leaseUntil: leaseFromNow() }).where(isStillOurs(lease)).returning({ id: sendLeases.id }),
  );
  return kept.length > 0;
}

/** Gives a lease back, so that the next may have it at once. */
export async function releaseLease(lease: SendLease): Promise<void> {
  await inTransaction((db) => db.update(sendLeases).set({ owner: null, leaseUntil: sql`now()` }).where(isStillOurs(lease)));
}

/** Makes as many leases as there are to be: so many messages at most are in an unknown state at once, in all processes together. */
export async function createLeases(count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, id) => ({ id }));
  await inTransaction((db) => db.insert(sendLeases).values(rows).onConflictDoNothing());
}

/** Ends every lease: for the one process that can have the database, which has just begun. Whoever held a lease is gone. */
export async function endLeases(): Promise<void> {
  await inTransaction((db) => db.update(sendLeases).set({ leaseUntil: sql`now() - interval '1 second'` }));
}

/** Whether the lease is ours: its epoch is another once somebody else has taken it. */
export function isStillOurs({ id, owner, epoch }: SendLease) {
  return and(eq(sendLeases.id, id), eq(sendLeases.owner, owner), eq(sendLeases.epoch, epoch));
}

export function leaseFromNow() {
  return sql`now() + make_interval(secs => ${env.sendLease})`;
}
