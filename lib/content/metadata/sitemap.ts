import 'server-only';
import { Readable } from 'node:stream';
import { SitemapIndexStream, SitemapStream, streamToPromise } from 'sitemap';
import { absoluteUrl } from '../../base/http/absolute-url';
import { defaultLocale, htmlLang, type Locale } from '../../base/i18n/i18n';
import type { SitePage } from '../model/site-pages';

/** How many addresses one file may hold (sitemaps.org/protocol.html). */
const addressesInFile = 50_000;

/** The pages of a site as files hold them: a page in each of its languages is an address of its own, and they stay together. */
export function sitemapParts(pages: SitePage[], limit = addressesInFile): SitePage[][] {
  const parts: SitePage[][] = [[]];
  let count = 0;
  for (const page of pages) {
    count += page.languages.length;
    if (count > limit) {
      parts.push([]);
      count = page.languages.length;
    }
    parts.at(-1)?.push(page);
  }
  return parts;
}

/** A sitemap (sitemaps.org/protocol.html), with each page's other languages as search engines want them told. */
export async function writeSitemap(pages: SitePage[]): Promise<string> {
  const addresses = pages.flatMap(({ path, languages, modified }) =>
    languages.map((locale) => ({ url: absoluteUrl(locale, path), lastmod: modified, links: translationsOf(path, languages) })),
  );
  return toText(Readable.from(addresses).pipe(new SitemapStream({ xmlns: { news: false, image: false, video: false, xhtml: true } })));
}

/** A sitemap's index, for a site whose addresses do not fit into one file. */
export function writeSitemapIndex(files: string[]): Promise<string> {
  return toText(Readable.from(files.map((url) => ({ url }))).pipe(new SitemapIndexStream()));
}

function translationsOf(path: string, languages: readonly Locale[]) {
  if (languages.length < 2) return [];
  const links = languages.map((locale) => ({ lang: htmlLang(locale), url: absoluteUrl(locale, path) }));
  return [...links, { lang: 'x-default', url: absoluteUrl(defaultLocale, path) }];
}

async function toText(stream: Readable): Promise<string> {
  return (await streamToPromise(stream)).toString();
}
