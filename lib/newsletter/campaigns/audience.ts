import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Locale } from '../../base/i18n/i18n';
import type { RenderedEmail } from './rendered-email';

/**
 * Who wants a post, as a query: `id`, `locale`, and `follows_vote` for who gets it only because they voted for what it covers and asked
 * to be told. Confirmed subscribers, by topic; `locales` leaves those in other languages out.
 */
export function audience(renderedEmails: ReadonlyMap<Locale, RenderedEmail>, locales?: readonly Locale[]): SQL {
  const all = [...renderedEmails.values()];
  const topics = list(all.flatMap((renderedEmail) => renderedEmail.topics));
  const tags = list(all.flatMap((renderedEmail) => renderedEmail.tags));
  const byTopic = sql`(s.topics = '{}' or s.topics && ${topics})`;
  const byVote = sql`(s.follows_vote and exists (select from votes v where v.subscriber_id = s.id and v.choice = any(${tags})))`;
  return sql`select s.id, s.locale, not ${byTopic} as follows_vote from subscribers s
    where s.state = 'confirmed' and (${byTopic} or ${byVote}) ${locales ? sql`and s.locale = any(${list(locales)})` : sql``}`;
}

/** Texts as one parameter. */
export function list(texts: readonly string[]): SQL {
  return sql`${sql.param([...new Set(texts)])}::text[]`;
}
