import 'server-only';
import { and, desc, eq, inArray, type SQL } from 'drizzle-orm';
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
    .orderBy(...newestName(names))
    .limit(1);
  return row;
}

/** The order of mailings of a post that was sent by several of its names: that of the first of them comes first. */
export function newestName([name = '']: string[]): SQL[] {
  return [desc(eq(mailings.slug, name)), desc(mailings.createdAt)];
}

/** A mailing, for this transaction alone until it ends; undefined where it is in another state by now. */
export async function lockMailing(
  db: Database,
  id: string,
  state: KnownMailing['state'],
): Promise<typeof mailings.$inferSelect | undefined> {
  const [mailing] = await db
    .select()
    .from(mailings)
    .where(and(eq(mailings.id, id), eq(mailings.state, state)))
    .for('update');
  return mailing;
}
