import 'server-only';
import { desc, eq, inArray } from 'drizzle-orm';
import type { Database } from '../db/database';
import { mailings } from '../db/schema';

export interface KnownMailing {
  id: string;
  state: (typeof mailings.$inferSelect)['state'];
}

/** The mailing of a post, by any of the names that it has had, the one that it has now first; undefined where it was never sent, nor planned. */
export async function findMailing(db: Database, names: string[]): Promise<KnownMailing | undefined> {
  const [row] = await db
    .select({ id: mailings.id, state: mailings.state })
    .from(mailings)
    .where(inArray(mailings.slug, names))
    .orderBy(desc(eq(mailings.slug, names[0] ?? '')), desc(mailings.createdAt))
    .limit(1);
  return row;
}
