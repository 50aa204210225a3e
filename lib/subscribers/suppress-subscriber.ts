import 'server-only';
import { eq } from 'drizzle-orm';
import type { Database } from '../db/database';
import { subscribers } from '../db/schema';
import { type SuppressionReason, suppressMailbox } from './suppress-mailbox';

/** Ends all mail to a subscriber's mailbox, which does not exist or has complained. To do it again changes nothing. */
export async function suppressSubscriber(db: Database, subscriberId: string, reason: SuppressionReason): Promise<void> {
  const [subscriber] = await db.select({ key: subscribers.addressKey }).from(subscribers).where(eq(subscribers.id, subscriberId));
  if (subscriber) await suppressMailbox(db, subscriber.key, reason);
}
