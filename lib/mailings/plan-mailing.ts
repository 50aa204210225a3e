import 'server-only';
import { sql } from 'drizzle-orm';
import { inTransaction } from '../db/in-transaction';
import { Refusal } from '../door/refusal';
import { type Locale, locales } from '../i18n';
import { audience } from './audience';
import { findMailing, type KnownMailing } from './find-mailing';
import { namesOf, readRenditions } from './rendition';

/** What sending a post would do now. */
export interface MailingPlan {
  slug: string;
  title: string;
  /** The languages that it is written in. */
  languages: Locale[];
  /** How many people would get it in each of them, and in all. */
  people: { locale: Locale; count: number }[];
  audience: number;
  /** How many want it, but in a language that it is not written in. */
  withoutEdition: number;
  /** A post is sent once: what has become of it. */
  existing: KnownMailing | undefined;
}

/**
 * Counts whom a post would go to. Nothing is changed. A mailing outlives its post: one of a post that is not published any more is found by
 * the post's name, for nobody, since somebody may want to pause it just because the post is gone.
 *
 * @throws Refusal where no such post is published or was ever sent; Unavailable
 */
export async function planMailing(slug: string): Promise<MailingPlan> {
  const renditions = await readRenditions(slug);
  const languages = locales.filter((locale) => renditions.has(locale));
  const title = languages.map((locale) => renditions.get(locale)?.title).find(Boolean) ?? slug;
  return inTransaction(async (db) => {
    const existing = await findMailing(db, namesOf(slug, renditions));
    if (!existing && languages.length === 0) throw new Refusal(404, 'no-such-post');
    const wanting = db
      .select({ locale: sql<Locale>`wanting.locale`, count: sql<number>`count(*)::int` })
      .from(sql`(${audience(renditions)}) as wanting`)
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
      withoutEdition: locales.filter((locale) => !languages.includes(locale)).reduce((sum, locale) => sum + countOf(locale), 0),
      existing,
    };
  });
}
