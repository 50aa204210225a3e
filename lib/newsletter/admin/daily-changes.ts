import 'server-only';
import { sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { consents } from '../../base/db/schema';

/** How many subscribers confirmed and left on a day. Subscribers erased since are not counted. */
export interface DailyChange {
  /** `YYYY-MM-DD`, in UTC. */
  day: string;
  joined: number;
  left: number;
}

/** How many days are counted, including today. */
export const changeDays = 90;

/** Returns the changes of each of the last days, oldest first. A subscriber counts once a day for joining and once for leaving. */
export async function countDailyChanges(db: Database): Promise<DailyChange[]> {
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
