import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { inTransaction } from '../../base/db/in-transaction';
import { HttpError } from '../../base/http/http-error';
import { type Locale, locales } from '../../base/i18n/i18n';
import { findCampaign, type KnownCampaign } from './find-campaign';
import { allSlugs, type RenderedEmail, readRenderedEmails } from './rendered-email';

/** The audience of a post if it were sent now. */
export interface CampaignPlan {
  slug: string;
  title: string;
  /** The languages of the post. */
  languages: Locale[];
  /** The audience in each of them, and in total. */
  people: { locale: Locale; count: number }[];
  audience: number;
  /** Subscribers who want the post but read a language that it is not written in. */
  withoutTranslation: number;
  /** The campaign of the post, if there is one: a post is sent only once. */
  existing: KnownCampaign | undefined;
}

/**
 * Counts the audience of a post. Changes nothing. Finds the campaign of a post that is no longer published, with an audience of 0, so that
 * it can still be paused.
 *
 * @throws HttpError 404 when the post is not published and has no campaign; Unavailable
 */
export async function planCampaign(slug: string): Promise<CampaignPlan> {
  const renderedEmails = await readRenderedEmails(slug);
  const languages = locales.filter((locale) => renderedEmails.has(locale));
  const title = languages.map((locale) => renderedEmails.get(locale)?.title).find(Boolean) ?? slug;
  return inTransaction(async (db) => {
    const existing = await findCampaign(db, allSlugs(slug, renderedEmails));
    if (!existing && languages.length === 0) throw new HttpError(404, 'no-such-post');
    const byLocale = db
      .select({ locale: sql<Locale>`audience.locale`, count: sql<number>`count(*)::int` })
      .from(sql`(${audienceOf(renderedEmails)}) as audience`)
      .groupBy(sql`audience.locale`);
    const counted = languages.length > 0 ? await byLocale : [];
    const countOf = (locale: Locale) => counted.find((row) => row.locale === locale)?.count ?? 0;
    const people = languages.map((locale) => ({ locale, count: countOf(locale) }));
    return {
      slug,
      title,
      languages,
      people,
      audience: people.reduce((sum, { count }) => sum + count, 0),
      withoutTranslation: locales.filter((locale) => !languages.includes(locale)).reduce((sum, locale) => sum + countOf(locale), 0),
      existing,
    };
  });
}

/**
 * Returns a query for the confirmed subscribers who want a post: `id`, `locale`, and `follows_vote`, true for those who get it only because
 * they voted for one of its tags and asked to be told.
 *
 * @param only the languages to include; all by default
 */
export function audienceOf(renderedEmails: ReadonlyMap<Locale, RenderedEmail>, only?: readonly Locale[]): SQL {
  const all = [...renderedEmails.values()];
  const topics = textArray(all.flatMap((renderedEmail) => renderedEmail.topics));
  const tags = textArray(all.flatMap((renderedEmail) => renderedEmail.tags));
  const byTopic = sql`(s.topics = '{}' or s.topics && ${topics})`;
  const byVote = sql`(s.follows_vote and exists (select from votes v where v.subscriber_id = s.id and v.choice = any(${tags})))`;
  return sql`select s.id, s.locale, not ${byTopic} as follows_vote from subscribers s
    where s.state = 'confirmed' and (${byTopic} or ${byVote}) ${only ? sql`and s.locale = any(${textArray(only)})` : sql``}`;
}

/** Returns strings without duplicates as one parameter of type `text[]`. */
export function textArray(texts: readonly string[]): SQL {
  return sql`${sql.param([...new Set(texts)])}::text[]`;
}
