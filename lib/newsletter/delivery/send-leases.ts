import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { and, asc, eq, isNotNull, lt, or, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { inTransaction } from '../../base/db/in-transaction';
import { campaigns, deliveries, sendLeases, subscribers } from '../../base/db/schema';
import { env } from '../../base/env/env';
import { Unavailable } from '../../base/http/unavailable';
import { type DueDelivery, readDelivery } from './due-delivery';

/** A lease held by a worker of this process until it expires. */
export interface SendLease {
  id: number;
  owner: string;
  epoch: number;
}

/**
 * Acquires an expired lease, with the delivery that it still points at: that message may have been sent, so it is sent again first, with
 * the same bytes. Returns undefined when all leases are held.
 *
 * @param count number of leases; one with a higher id, of an earlier setting, is acquired only to finish its delivery
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
      // Leases with an unfinished delivery first.
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
    return { lease, delivery: taken.deliveryId === null ? undefined : await resumeDelivery(db, lease, taken.deliveryId) };
  });
}

/**
 * Returns the unfinished delivery of a lease. Skips it when the subscriber has unsubscribed or was erased; puts it back into the queue when
 * its campaign is paused.
 */
async function resumeDelivery(db: Database, lease: SendLease, id: number): Promise<DueDelivery | undefined> {
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
  await db.update(sendLeases).set({ deliveryId: null }).where(isHeld(lease));
  return undefined;
}

/** Extends a lease. Returns false when another worker has taken it over. */
export async function renewLease(lease: SendLease): Promise<boolean> {
  const renewed = await inTransaction((db) =>
    db.update(sendLeases).set({ leaseUntil: leaseFromNow() }).where(isHeld(lease)).returning({ id: sendLeases.id }),
  );
  return renewed.length > 0;
}

/** Releases a lease, so that another worker can acquire it at once. */
export async function releaseLease(lease: SendLease): Promise<void> {
  await inTransaction((db) => db.update(sendLeases).set({ owner: null, leaseUntil: sql`now()` }).where(isHeld(lease)));
}

/** Creates the leases. Their number limits how many messages are in flight at once, in all processes together. */
export async function createLeases(count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, id) => ({ id }));
  await inTransaction((db) => db.insert(sendLeases).values(rows).onConflictDoNothing());
}

/** Expires every lease. Only for the embedded database at start-up, when no other process can hold one. */
export async function expireLeases(): Promise<void> {
  await inTransaction((db) => db.update(sendLeases).set({ leaseUntil: sql`now() - interval '1 second'` }));
}

/** Matches the row of a lease while it is held: acquiring it increments its epoch. */
export function isHeld({ id, owner, epoch }: SendLease) {
  return and(eq(sendLeases.id, id), eq(sendLeases.owner, owner), eq(sendLeases.epoch, epoch));
}

export function leaseFromNow() {
  return sql`now() + make_interval(secs => ${env.sendLease})`;
}

/** Repeats a database operation while the database is unavailable, for as long as a lease lasts: an outcome must not be lost. */
export async function retryWhileLeased<T>(work: () => Promise<T>): Promise<T> {
  const end = performance.now() + env.sendLease * 1000;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Unavailable) || performance.now() > end) throw error;
      await sleep(500);
    }
  }
}
