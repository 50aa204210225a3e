import 'server-only';
import type { Message } from '../email/message';
import { env } from '../env';
import { type Locale, localePath, locales } from '../i18n';
import { Unavailable } from '../unavailable';

/** A post as a mail in one language, as the build has made it, with places for what differs from reader to reader. */
export interface Rendition {
  title: string;
  /** Its names at the addresses that it had before: by one of them it may have been sent. */
  formerSlugs: string[];
  message: Message;
  /** Keys of its tags, and of those among them that are topics. */
  tags: string[];
  topics: string[];
}

/** Every name that a post has or had, by which it may have been sent. */
export function namesOf(slug: string, renditions: ReadonlyMap<Locale, Rendition>): string[] {
  return [...new Set([slug, ...[...renditions.values()].flatMap(({ formerSlugs }) => formerSlugs)])];
}

const mostTries = 3;

/** Where a build leaves it. */
export function renditionPath(locale: Locale, slug: string): string {
  return localePath(locale, `/posts/${slug}/edition.json`);
}

/**
 * What the site's own build has made of a post, in each language that it is written in; none where no post of that name is published.
 * A function on Vercel cannot make it: it would need the bodies of all posts.
 *
 * @throws Unavailable
 */
export async function readRenditions(slug: string): Promise<Map<Locale, Rendition>> {
  const found = await Promise.all(locales.map(async (locale) => [locale, await readRendition(locale, slug)] as const));
  return new Map(found.flatMap(([locale, rendition]) => (rendition ? [[locale, rendition]] : [])));
}

/** The same in one language. */
export async function readRendition(locale: Locale, slug: string): Promise<Rendition | undefined> {
  if (!/^[a-z0-9-]{1,200}$/.test(slug)) return undefined;
  for (let tries = 1; ; tries++) {
    try {
      const answer = await fetch(env.ownAddress + renditionPath(locale, slug), { signal: AbortSignal.timeout(10_000), redirect: 'manual' });
      if (answer.status === 404) return undefined;
      if (!answer.ok) throw new Error(`${renditionPath(locale, slug)} answers ${answer.status}`);
      return (await answer.json()) as Rendition;
    } catch (error) {
      // A connection that was kept open for the next question may just have been closed.
      if (tries < mostTries) continue;
      throw new Unavailable(`The mail of ${slug} cannot be read: ${error instanceof Error ? error.message : error}`, { cause: error });
    }
  }
}
