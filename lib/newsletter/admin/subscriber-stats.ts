import 'server-only';
import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { consents, subscribers } from '../../base/db/schema';
import { type Locale, locales } from '../../base/i18n/i18n';
import { listTopics } from '../../content/model/topics';

type State = (typeof subscribers.$inferSelect)['state'];

export interface SubscriberCounts {
  states: { key: State; count: number }[];
  /** Confirmed subscribers by language. */
  languages: { key: Locale; count: number }[];
  /** How many confirmed subscribers get each topic: those without a choice get all. */
  topics: { key: string; count: number }[];
}

/** How many subscribers confirmed and left on a day. Subscribers erased since are not counted. */
export interface DailyChange {
  /** `YYYY-MM-DD`, in UTC. */
  day: string;
  joined: number;
  left: number;
}

/** How many days of changes are counted, including today. */
export const changeDays = 90;

const count = sql<number>`count(*)::int`;

/** Returns the current numbers of subscribers. */
export async function countSubscribers(db: Database): Promise<SubscriberCounts> {
  const byState = await db
    .select({ state: subscribers.state, locale: subscribers.locale, count })
    .from(subscribers)
    .groupBy(subscribers.state, subscribers.locale);
  const topic = sql<string | null>`chosen.topic`;
  const byTopic = await db
    .select({ topic, count })
    .from(subscribers)
    .leftJoin(sql`unnest(${subscribers.topics}) as chosen(topic)`, sql`true`)
    .where(eq(subscribers.state, 'confirmed'))
    .groupBy(topic);
  const sum = (matches: (row: (typeof byState)[number]) => boolean) => byState.filter(matches).reduce((total, row) => total + row.count, 0);
  const chosen = new Map(byTopic.map((row) => [row.topic, row.count]));
  return {
    states: (['confirmed', 'pending', 'unsubscribed'] as const).map((key) => ({ key, count: sum(({ state }) => state === key) })),
    languages: locales.map((key) => ({ key, count: sum(({ state, locale }) => state === 'confirmed' && locale === key) })),
    topics: listTopics().map(({ key }) => ({ key, count: (chosen.get(key) ?? 0) + (chosen.get(null) ?? 0) })),
  };
}

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
