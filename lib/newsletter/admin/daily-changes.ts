import 'server-only';
import { sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { consents } from '../../base/db/schema';

/** How many confirmed and how many left on a day, in UTC: `YYYY-MM-DD`. Whoever was erased since is in neither. */
export interface DailyChange {
  day: string;
  joined: number;
  left: number;
}

/** So many days, with today. */
export const changeDays = 90;

/** The last days, oldest first, each of them, counted by the database. Who does the same twice on a day is counted once. */
export async function dailyChanges(db: Database): Promise<DailyChange[]> {
  const today = sql`(now() at time zone 'UTC')::date`;
  const first = sql`${today} - ${changeDays - 1}::int`;
  const countOf = (act: 'confirmed' | 'withdrew') =>
    sql<number>`(count(distinct ${consents.subscriberId}) filter (where ${consents.act} = ${act}))::int`;
  const days = sql`generate_series(${first}, ${today}, interval '1 day') as days(day)`;
  const isOfDay = sql`${consents.at} >= (${first}) at time zone 'UTC' and (${consents.at} at time zone 'UTC')::date = days.day`;
  return db
    .select({ day: sql<string>`to_char(days.day, 'YYYY-MM-DD')`, joined: countOf('confirmed'), left: countOf('withdrew') })
    .from(days)
    .leftJoin(consents, isOfDay)
    .groupBy(sql`days.day`)
    .orderBy(sql`days.day`);
}
