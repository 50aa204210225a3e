import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { Unavailable } from '../../base/http/unavailable';
import { type Locale, locales } from '../../base/i18n/i18n';
import type { Message } from '../email/message';

/** The folder for the emails that `npm run build` renders. No route serves it. */
export const renderedEmailsFolder = '.next/emails';

/** Returns the file of a rendered email: JSON, gzipped since Vercel limits the size of functions. */
export function renderedEmailFile(locale: Locale, slug: string, folder = renderedEmailsFolder): string {
  return `${folder}/${locale}/${slug}.json.gz`;
}

/** Returns whether a text can be a post's slug: any other could lead out of the folder. */
function isSlug(text: string): boolean {
  return /^[a-z0-9-]{1,200}$/.test(text);
}

/** The email of a post in one language as the build rendered it, with placeholders for its merge fields. */
export interface RenderedEmail {
  title: string;
  /** The slugs of its former addresses: the post may have been sent under one of them. */
  formerSlugs: string[];
  message: Message;
  /** The keys of its tags, and of those tags that are topics. */
  tags: string[];
  topics: string[];
}

type Render = (locale: Locale, slug: string) => Promise<RenderedEmail | undefined>;

/** Shared by the process: Next.js may load this module once per bundle. */
const shared = globalThis as { newsletterRenderEmail?: Render };

/** Makes `readRenderedEmail` render emails instead of reading the build's files, which `npm run dev` does not have. */
export function renderOnDemand(render: Render): void {
  shared.newsletterRenderEmail = render;
}

/** Returns the current and former slugs of a post, under any of which it may have been sent. */
export function allSlugs(slug: string, renderedEmails: ReadonlyMap<Locale, RenderedEmail>): string[] {
  return [...new Set([slug, ...[...renderedEmails.values()].flatMap(({ formerSlugs }) => formerSlugs)])];
}

/**
 * Returns the rendered emails of a post by language: none when the post is not published.
 *
 * @throws Unavailable
 */
export async function readRenderedEmails(slug: string): Promise<Map<Locale, RenderedEmail>> {
  const found = await Promise.all(locales.map(async (locale) => [locale, await readRenderedEmail(locale, slug)] as const));
  return new Map(found.flatMap(([locale, renderedEmail]) => (renderedEmail ? [[locale, renderedEmail]] : [])));
}

/**
 * Returns the rendered email of a post in one language from the build's files, since functions on Vercel have no post bodies to render.
 * Returns undefined when the post is not published.
 *
 * @throws Unavailable
 */
export async function readRenderedEmail(locale: Locale, slug: string, folder = renderedEmailsFolder): Promise<RenderedEmail | undefined> {
  if (!isSlug(slug)) return undefined;
  if (shared.newsletterRenderEmail) return shared.newsletterRenderEmail(locale, slug);
  try {
    return JSON.parse(gunzipSync(await readFile(/* turbopackIgnore: true */ renderedEmailFile(locale, slug, folder))).toString());
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isMissing && existsSync(/* turbopackIgnore: true */ folder)) return undefined;
    const reason = isMissing ? `There is no folder ${folder}. Run "npm run build".` : error instanceof Error ? error.message : error;
    throw new Unavailable(`The email of ${slug} (${locale}) cannot be read: ${reason}`, { cause: error });
  }
}
