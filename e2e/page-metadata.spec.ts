import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { type Locale, localePath, locales } from '../lib/base/i18n/i18n';
import { cardSize } from '../lib/content/share/card-size';
import { crawl, fewOfEachKind } from '../test/browser/crawl';
import { everyReadingPage } from '../test/browser/page-paths';
import { rawRequest } from '../test/browser/raw-request';
import { attribute, metaOf, readHead } from '../test/browser/read-head';

const siteUrl = process.env.SITE_URL ?? 'https://newsletter.example';

// The tests of this file share one crawl.
test.describe.configure({ mode: 'default', timeout: 180_000 });

/** Crawls the pages that are their own canonical pages: those without a query. */
async function pagesOf(baseURL: string | undefined) {
  const pages = [...(await crawl(`${baseURL}`)).values()].filter(({ html, path, status }) => html && !path.includes('?') && status === 200);
  expect(pages.length).toBeGreaterThan(30);
  return pages.map(({ path, html }) => ({ path: decodeURI(path), html, head: readHead(html) }));
}

function localeOf(path: string): Locale {
  return locales.find((locale) => locale !== 'en' && (path === `/${locale}` || path.startsWith(`/${locale}/`))) ?? 'en';
}

test('every page has one main heading, its own canonical URL, and a unique title and description', async ({ baseURL }) => {
  const pages = await pagesOf(baseURL);
  const seen = new Map<string, string>();
  for (const { path, html, head } of pages) {
    expect(html.match(/<h1[\s>]/g), path).toHaveLength(1);
    expect(decodeURI(attribute(head, 'link', { rel: 'canonical' }, 'href') ?? ''), path).toBe(siteUrl + (path === '/' ? '' : path));
    for (const said of [head.title, metaOf(head, 'description')]) {
      expect(said?.length, path).toBeGreaterThan(localeOf(path) === 'zh' ? 2 : 5);
      const key = `${localeOf(path)} ${said}`;
      expect(seen.get(key), `${path} has "${said}" too`).toBeUndefined();
      seen.set(key, path);
    }
  }
});

test('translations link each other, themselves and a default as alternates', async ({ baseURL }) => {
  const pages = await pagesOf(baseURL);
  const alternates = new Map(
    pages.map(({ path, head }) => {
      const links = head.tags.filter(({ name, attributes }) => name === 'link' && attributes.rel === 'alternate' && attributes.hreflang);
      return [path, Object.fromEntries(links.map(({ attributes }) => [attributes.hreflang ?? '', decodeURI(attributes.href ?? '')]))];
    }),
  );
  const inBoth = [...alternates.keys()].filter((path) => alternates.has(otherLanguage(path)));
  for (const path of inBoth) expect(Object.keys(alternates.get(path) ?? {}), path).not.toEqual([]);
  const translated = [...alternates].filter(([, links]) => Object.keys(links).length);
  expect(translated.length).toBeGreaterThan(20);
  for (const [path, links] of translated) {
    expect(Object.keys(links).sort(), path).toEqual(['en', 'x-default', 'zh-Hans']);
    expect(Object.values(links), path).toContain(siteUrl + (path === '/' ? '' : path));
    expect(links['x-default'], path).toBe(links.en);
    for (const link of Object.values(links)) {
      const other = link.slice(siteUrl.length) || '/';
      expect(alternates.get(other), `${path} → ${other}`).toEqual(links);
    }
  }
});

test('every page has a share image of the right size with an immutable URL', async ({ baseURL }) => {
  const pages = await pagesOf(baseURL);
  const drawn = new Set(fewOfEachKind(pages, 5));
  const pictures = new Set<string>();
  for (const page of pages) {
    const { path, head } = page;
    const image = metaOf(head, 'og:image') ?? '';
    expect(image, path).toMatch(/\/share\/\w+\/[^/]+\.[0-9a-f]{10}\.png$/);
    expect(metaOf(head, 'twitter:image'), path).toBe(image);
    expect(metaOf(head, 'twitter:card')).toBe('summary_large_image');
    expect([metaOf(head, 'og:image:width'), metaOf(head, 'og:image:height')]).toEqual([`${cardSize.width}`, `${cardSize.height}`]);
    expect(metaOf(head, 'og:image:alt')?.length, path).toBeGreaterThan(1);
    expect(metaOf(head, 'og:locale'), path).toBe(localeOf(path) === 'zh' ? 'zh_CN' : 'en_GB');
    if (drawn.has(page)) pictures.add(image.slice(siteUrl.length));
  }
  for (const picture of pictures) {
    const { status, headers, body } = await rawRequest(`${baseURL}`, picture, { connection: 'close' });
    expect(status, picture).toBe(200);
    expect(headers['content-type']).toBe('image/png');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(body.length, picture).toBeLessThan(150_000);
    const { format, width, height } = await sharp(body).metadata();
    expect({ format, width, height }, picture).toEqual({ format: 'png', ...cardSize });
  }
});

test('structured data is JSON-LD with absolute URLs of pages that exist', async ({ baseURL }) => {
  const pages = await pagesOf(baseURL);
  const paths = new Set(pages.map(({ path }) => path));
  const kinds = new Set<string>();
  for (const { path, head } of pages) {
    for (const text of head.data) {
      const { '@context': context, '@graph': graph } = JSON.parse(text);
      expect(context).toBe('https://schema.org');
      for (const { '@type': kind, itemListElement: steps = [] } of graph) {
        kinds.add(kind);
        for (const { item } of steps) {
          expect(item, path).toMatch(new RegExp(`^${siteUrl}/`));
          expect([...paths], `${path} → ${item}`).toContain(decodeURI(item.slice(siteUrl.length)));
        }
      }
    }
    if (/^(?:\/zh)?\/(?:posts|tags|categories|frameworks|compare)\/[^/]+$/.test(path)) expect(head.data, path).toHaveLength(1);
  }
  expect([...kinds].sort()).toEqual(['BlogPosting', 'BreadcrumbList', 'Organization', 'WebSite']);
});

test('a page rendered on request has the same head as the static page', async ({ baseURL }) => {
  for (const locale of locales) {
    const before = await (await fetch(baseURL + localePath(locale, '/frameworks'))).text();
    const after = await (await fetch(baseURL + localePath(locale, '/frameworks?sort=tpu'))).text();
    const [expected, given] = [before, after].map((html) => {
      const { title, tags } = readHead(html);
      return { title, tags: tags.map(({ name, attributes }) => JSON.stringify([name, Object.entries(attributes).sort()])).sort() };
    });
    expect(given).toEqual(expected);
  }
});

test('the web app manifest has the site’s name and icons of the declared sizes', async ({ baseURL }) => {
  for (const { path, locale, kind } of everyReadingPage) {
    const head = readHead(await (await fetch(baseURL + path)).text());
    expect(attribute(head, 'link', { rel: 'manifest' }, 'href'), kind).toBe(localePath(locale, '/manifest.webmanifest'));
    const apple = await fetch(`${baseURL}${attribute(head, 'link', { rel: 'apple-touch-icon' }, 'href')}`);
    expect((await sharp(Buffer.from(await apple.arrayBuffer())).metadata()).width).toBe(180);
  }
  for (const locale of locales) {
    const response = await fetch(baseURL + localePath(locale, '/manifest.webmanifest'));
    expect(response.headers.get('content-type')).toBe('application/manifest+json');
    const { icons, start_url, lang } = await response.json();
    expect([start_url, lang]).toEqual(locale === 'zh' ? ['/zh', 'zh-Hans'] : ['/', 'en']);
    expect(icons.map(({ purpose }: { purpose?: string }) => purpose)).toContain('maskable');
    for (const { src, sizes } of icons.filter(({ type }: { type: string }) => type === 'image/png')) {
      const { width, height } = await sharp(Buffer.from(await (await fetch(baseURL + src)).arrayBuffer())).metadata();
      expect(`${width}x${height}`).toBe(sizes);
    }
  }
});

/** Returns the path of the same page in the other language. */
function otherLanguage(path: string): string {
  if (localeOf(path) === 'zh') return path.replace(/^\/zh(?=\/|$)/, '') || '/';
  return path === '/' ? '/zh' : `/zh${path}`;
}
