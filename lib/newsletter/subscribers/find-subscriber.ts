import 'server-only';
import { eq } from 'drizzle-orm';
import { inTransaction } from '../../base/db/in-transaction';
import { subscribers } from '../../base/db/schema';

export type Subscriber = typeof subscribers.$inferSelect;

/**
 * Returns a subscriber, or undefined if they were erased.
 *
 * @throws Unavailable
 */
export async function findSubscriber(id: string): Promise<Subscriber | undefined> {
  const [subscriber] = await inTransaction((db) => db.select().from(subscribers).where(eq(subscribers.id, id)));
  return subscriber;
}
