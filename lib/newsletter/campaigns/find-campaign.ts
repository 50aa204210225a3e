import 'server-only';
import { and, desc, eq, inArray, type SQL } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { campaigns } from '../../base/db/schema';

export interface KnownCampaign {
  id: string;
  state: (typeof campaigns.$inferSelect)['state'];
}

/** The campaign of a post, by any of the names that it has had, the one that it has now first; undefined where it was never sent, nor planned. */
export async function findCampaign(db: Database, names: string[]): Promise<KnownCampaign | undefined> {
  const [row] = await db
    .select({ id: campaigns.id, state: campaigns.state })
    .from(campaigns)
    .where(inArray(campaigns.slug, names))
    .orderBy(...newestName(names))
    .limit(1);
  return row;
}

/** The order of campaigns of a post that was sent by several of its names: that of the first of them comes first. */
export function newestName([name = '']: string[]): SQL[] {
  return [desc(eq(campaigns.slug, name)), desc(campaigns.createdAt)];
}

/** A campaign, for this transaction alone until it ends; undefined where it is in another state by now. */
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
