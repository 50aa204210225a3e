import 'server-only';
import { eq } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { deliveries, mailedLinks, subscribers } from '../../base/db/schema';
import type { DueDelivery } from './due-delivery';

/** A delivery that was begun, with its reader; undefined where that reader was erased since. */
export async function readDelivery(db: Database, id: number): Promise<DueDelivery | undefined> {
  const [row] = await db
    .select()
    .from(deliveries)
    .innerJoin(subscribers, eq(subscribers.id, deliveries.subscriberId))
    .leftJoin(mailedLinks, eq(mailedLinks.id, deliveries.linkId))
    .where(eq(deliveries.id, id));
  if (!row) return undefined;
  const { notice, campaignId, locale, attempts, createdAt, firstDispatchAt } = row.deliveries;
  const both = { id, attempts, firstDispatchAt: firstDispatchAt ?? createdAt, subscriberId: row.subscribers.id };
  if (notice) return { kind: 'notice', ...both, notice, campaignId: null, createdAt, subscriber: row.subscribers, link: row.mailed_links };
  if (!campaignId || !locale) throw new Error(`The delivery ${id} is neither a notice nor of a campaign.`);
  return { kind: 'campaign', ...both, campaignId, locale, address: row.subscribers.address };
}
