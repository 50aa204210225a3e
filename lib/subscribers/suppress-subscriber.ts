import 'server-only';
import { and, eq, ne, sql } from 'drizzle-orm';
import type { Database } from '../db/database';
import { subscribers, suppressions } from '../db/schema';
import { keyedHash } from '../tokens/keyed-hash';

/** Ends all mail to a mailbox that does not exist or has complained. To do it again changes nothing. */
export async function suppressSubscriber(db: Database, subscriberId: string, reason: 'bounced' | 'complained'): Promise<void> {
  const [subscriber] = await db.select({ key: subscribers.addressKey }).from(subscribers).where(eq(subscribers.id, subscriberId));
  if (!subscriber) return;
  await db
    .insert(suppressions)
    .values({ addressHash: keyedHash('address-hash', subscriber.key), reason })
    .onConflictDoNothing();
  await db
    .update(subscribers)
    .set({ state: 'unsubscribed', unsubscribedAt: sql`now()` })
    .where(and(eq(subscribers.id, subscriberId), ne(subscribers.state, 'unsubscribed')));
}
