import 'server-only';
import { eq } from 'drizzle-orm';
import { inTransaction } from '../../base/db/in-transaction';
import { subscribers } from '../../base/db/schema';

export type Subscriber = typeof subscribers.$inferSelect;

/** The subscriber with this id; undefined where they had themselves erased. */
export async function findSubscriber(id: string): Promise<Subscriber | undefined> {
  const [subscriber] = await inTransaction((db) => db.select().from(subscribers).where(eq(subscribers.id, id)));
  return subscriber;
}
