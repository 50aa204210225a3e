import 'server-only';
import { sql } from 'drizzle-orm';
import type { Database } from '../db/database';
import { rateWindows } from '../db/schema';

export interface RateLimit {
  /** The number of requests per window. */
  most: number;
  /** The length of a window, in seconds from its first request. */
  seconds: number;
}

/** Counts a request for `key` and returns whether it is within the limit. All processes count together, in the database. */
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
