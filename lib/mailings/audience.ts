import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Locale } from '../i18n';
import type { Rendition } from './rendition';

/**
 * Who wants a post, as a query: `id`, `locale`, and `follows_vote` for who gets it only because they voted for what it covers and asked
 * to be told. Confirmed subscribers, by topic; `locales` leaves those in other languages out.
 */
export function audience(renditions: ReadonlyMap<Locale, Rendition>, locales?: readonly Locale[]): SQL {
  const all = [...renditions.values()];
  const topics = list(all.flatMap((rendition) => rendition.topics));
  const tags = list(all.flatMap((rendition) => rendition.tags));
  const byTopic = sql`(s.topics = '{}' or s.topics && ${topics})`;
  const byVote = sql`(s.follows_vote and exists (select from votes v where v.subscriber_id = s.id and v.choice = any(${tags})))`;
  return sql`select s.id, s.locale, not ${byTopic} as follows_vote from subscribers s
    where s.state = 'confirmed' and (${byTopic} or ${byVote}) ${locales ? sql`and s.locale = any(${list(locales)})` : sql``}`;
}

/** Texts as one parameter. */
export function list(texts: readonly string[]): SQL {
  return sql`${sql.param([...new Set(texts)])}::text[]`;
}
