import 'server-only';
import { Readable } from 'node:stream';
import { SitemapIndexStream, SitemapStream, streamToPromise } from 'sitemap';
import { absoluteUrl } from '../../base/http/absolute-url';
import { defaultLocale, htmlLang, type Locale } from '../../base/i18n/i18n';
import type { SitePage } from '../model/site-pages';

/** The limit of a sitemap file (sitemaps.org/protocol.html). */
const addressesInFile = 50_000;

/** Splits pages into sitemap files of at most `limit` addresses. A page has an address in each language, all in one file. */
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

/** Returns a sitemap (sitemaps.org/protocol.html) with the `hreflang` links of each page. */
export async function writeSitemap(pages: SitePage[]): Promise<string> {
  const addresses = pages.flatMap(({ path, languages, modified }) =>
    languages.map((locale) => ({ url: absoluteUrl(locale, path), lastmod: modified, links: translationsOf(path, languages) })),
  );
  return toText(Readable.from(addresses).pipe(new SitemapStream({ xmlns: { news: false, image: false, video: false, xhtml: true } })));
}

/** Returns a sitemap index, for sites whose addresses need several files. */
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
