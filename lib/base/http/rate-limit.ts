import 'server-only';
import { sql } from 'drizzle-orm';
import type { Database } from '../db/database';
import { rateWindows } from '../db/schema';

export interface RateLimit {
  /** How often in one window. */
  most: number;
  /** How long a window is open, in seconds from the first time in it. */
  seconds: number;
}

/**
 * Counts one more time for `key` and gives whether that is still within the limit. Counted in the database: a restart forgets
 * nothing, and any number of processes count together.
 */
export async function consumeRateLimit(db: Database, key: string, { most, seconds }: RateLimit): Promise<boolean> {
  const isOver = sql`${rateWindows.openedAt} <= now() - make_interval(secs => ${seconds})`;
  const [window] = await db
    .insert(rateWindows)
    .values({ key, count: 1 })
    .onConflictDoUpdate({
      target: rateWindows.key,
      set: {
        count: sql`case when ${isOver} then 1 else ${rateWindows.count} + 1 end`,
        openedAt: sql`case when ${isOver} then now() else ${rateWindows.openedAt} end`,
      },
    })
    .returning({ count: rateWindows.count });
  return (window?.count ?? 1) <= most;
}
