import 'server-only';
import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { subscribers } from '../../base/db/schema';
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
