import 'server-only';
import { sql } from 'drizzle-orm';
import { inTransaction } from '../../base/db/in-transaction';
import { HttpError } from '../../base/http/http-error';
import { type Locale, locales } from '../../base/i18n/i18n';
import { audience } from './audience';
import { findCampaign, type KnownCampaign } from './find-campaign';
import { namesOf, readRenderedEmails } from './rendered-email';

/** What sending a post would do now. */
export interface CampaignPlan {
  slug: string;
  title: string;
  /** The languages that it is written in. */
  languages: Locale[];
  /** How many people would get it in each of them, and in all. */
  people: { locale: Locale; count: number }[];
  audience: number;
  /** How many want it, but in a language that it is not written in. */
  withoutTranslation: number;
  /** A post is sent once: what has become of it. */
  existing: KnownCampaign | undefined;
}

/**
 * Counts whom a post would go to. Nothing is changed. A campaign outlives its post: one of a post that is not published any more is found by
 * the post's name, for nobody, since somebody may want to pause it just because the post is gone.
 *
 * @throws HttpError where no such post is published or was ever sent; Unavailable
 */
export async function planCampaign(slug: string): Promise<CampaignPlan> {
  const renderedEmails = await readRenderedEmails(slug);
  const languages = locales.filter((locale) => renderedEmails.has(locale));
  const title = languages.map((locale) => renderedEmails.get(locale)?.title).find(Boolean) ?? slug;
  return inTransaction(async (db) => {
    const existing = await findCampaign(db, namesOf(slug, renderedEmails));
    if (!existing && languages.length === 0) throw new HttpError(404, 'no-such-post');
    const wanting = db
      .select({ locale: sql<Locale>`wanting.locale`, count: sql<number>`count(*)::int` })
      .from(sql`(${audience(renderedEmails)}) as wanting`)
      .groupBy(sql`wanting.locale`);
    const counted = languages.length > 0 ? await wanting : [];
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
