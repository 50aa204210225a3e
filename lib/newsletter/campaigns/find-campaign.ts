import 'server-only';
import { and, desc, eq, inArray, type SQL } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { campaigns } from '../../base/db/schema';

export interface KnownCampaign {
  id: string;
  state: (typeof campaigns.$inferSelect)['state'];
}

/** Returns the campaign of a post by its current and former slugs, the current one first, or undefined when it has none. */
export async function findCampaign(db: Database, slugs: string[]): Promise<KnownCampaign | undefined> {
  const [row] = await db
    .select({ id: campaigns.id, state: campaigns.state })
    .from(campaigns)
    .where(inArray(campaigns.slug, slugs))
    .orderBy(...currentSlugFirst(slugs))
    .limit(1);
  return row;
}

/** Orders campaigns of one post: that of the first slug, then the latest. */
export function currentSlugFirst([slug = '']: string[]): SQL[] {
  return [desc(eq(campaigns.slug, slug)), desc(campaigns.createdAt)];
}

/** Returns a campaign locked until the transaction ends, or undefined when it is no longer in this state. */
export async function lockCampaign(
  db: Database,
  id: string,
  state: KnownCampaign['state'],
): Promise<typeof campaigns.$inferSelect | undefined> {
  const [campaign] = await db
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.id, id), eq(campaigns.state, state)))
    .for('update');
  return campaign;
}
