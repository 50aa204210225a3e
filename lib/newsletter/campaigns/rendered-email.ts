import 'server-only';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { Unavailable } from '../../base/http/unavailable';
import { type Locale, locales } from '../../base/i18n/i18n';
import type { Message } from '../email/message';
import { isSlug, renderedEmailFile, renderedEmailsFolder } from './rendered-email-files';

/** A post as a mail in one language, as the build has made it, with places for what differs from reader to reader. */
export interface RenderedEmail {
  title: string;
  /** Its names at the addresses that it had before: by one of them it may have been sent. */
  formerSlugs: string[];
  message: Message;
  /** Keys of its tags, and of those among them that are topics. */
  tags: string[];
  topics: string[];
}

type Render = (locale: Locale, slug: string) => Promise<RenderedEmail | undefined>;

/** One for the process, though Next.js may load this module once for each of its bundles. */
const held = globalThis as { newsletterRenderEmail?: Render };

/** Has e-mails rendered when they are asked for instead of read from the build, which `npm run dev` does not have. */
export function renderOnDemand(render: Render): void {
  held.newsletterRenderEmail = render;
}

/** Every name that a post has or had, by which it may have been sent. */
export function namesOf(slug: string, renderedEmails: ReadonlyMap<Locale, RenderedEmail>): string[] {
  return [...new Set([slug, ...[...renderedEmails.values()].flatMap(({ formerSlugs }) => formerSlugs)])];
}

/**
 * Returns the rendered e-mails of a post by language; none where no post of that name is published.
 *
 * @throws Unavailable
 */
export async function readRenderedEmails(slug: string): Promise<Map<Locale, RenderedEmail>> {
  const found = await Promise.all(locales.map(async (locale) => [locale, await readRenderedEmail(locale, slug)] as const));
  return new Map(found.flatMap(([locale, renderedEmail]) => (renderedEmail ? [[locale, renderedEmail]] : [])));
}

/**
 * Returns the rendered e-mail of a post in one language, from the build's files: a function on Vercel cannot render it, since it has no
 * bodies of posts. Undefined where no such post is published.
 *
 * @throws Unavailable
 */
export async function readRenderedEmail(locale: Locale, slug: string, folder = renderedEmailsFolder): Promise<RenderedEmail | undefined> {
  if (!isSlug(slug)) return undefined;
  if (held.newsletterRenderEmail) return held.newsletterRenderEmail(locale, slug);
  try {
    return JSON.parse(gunzipSync(await readFile(/* turbopackIgnore: true */ renderedEmailFile(locale, slug, folder))).toString());
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isMissing && existsSync(/* turbopackIgnore: true */ folder)) return undefined;
    const reason = isMissing ? `There is no folder ${folder}. Run "npm run build".` : error instanceof Error ? error.message : error;
    throw new Unavailable(`The e-mail of ${slug} (${locale}) cannot be read: ${reason}`, { cause: error });
  }
}
