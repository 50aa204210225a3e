import { readFileSync } from 'node:fs';
import { extractFromJson, extractFromXml } from '@extractus/feed-extractor';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import { dictionary, localePath, locales } from '../lib/base/i18n/i18n';

interface Item {
  id: string;
  url: string;
  title: string;
  content_html: string;
  date_published: string;
  date_modified: string;
  attachments?: { url: string; size_in_bytes: number; mime_type: string }[];
}

const siteUrl = `${process.env.SITE_URL}`;
const grammars = { 'feed.xml': grammar('rss.rng'), 'atom.xml': grammar('atom.rng') };
const isJsonFeed = addFormats(new Ajv2020({ allErrors: true })).compile(JSON.parse(fixture('json-feed.schema.json')));

test('every page links the feeds of its language, and a tag page its own', async ({ page }) => {
  for (const locale of locales) {
    const site = ['/feed.xml', '/atom.xml', '/feed.json'].map((path) => localePath(locale, path));
    await page.goto(localePath(locale, '/about'));
    expect(await feedsNamedOn(page)).toEqual(site.toSorted());
    await page.goto(localePath(locale, '/tags/jax'));
    const own = ['feed.xml', 'atom.xml', 'feed.json'].map((name) => localePath(locale, `/tags/jax/${name}`));
    expect(await feedsNamedOn(page)).toEqual([...site, ...own].sort());
    await page.getByRole('main').getByRole('link', { name: 'RSS' }).click();
    await expect(page).toHaveURL(localePath(locale, '/tags/jax/feed.xml'));
  }
});

for (const base of locales.flatMap((locale) => [
  localePath(locale, ''),
  localePath(locale, '/tags/jax'),
  localePath(locale, '/tags/frameworks'),
]))
  test(`the feeds at ${base || '/'} are valid, and have the same entries in all three formats`, async ({ request }) => {
    const { text: json, items } = await readJson(request, `${base}/feed.json`);
    isJsonFeed(json);
    expect(isJsonFeed.errors ?? []).toEqual([]);
    expect(items.length).toBeGreaterThan(0);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);

    const expected = items.map(({ id, url, title, date_published, content_html }) => ({ id, url, title, date_published, content_html }));
    expect(extractFromJson(json, { descriptionMaxLen: 0 }).entries?.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    for (const name of ['feed.xml', 'atom.xml'] as const) {
      const xml = await (await request.get(`${base}/${name}`)).text();
      validate(xml, grammars[name]);
      const read = extractFromXml(xml, { descriptionMaxLen: 0, getExtraEntryFields: ownFields });
      const entries = read.entries?.map((entry) => ({
        id: entry.id,
        url: entry.link,
        title: entry.title,
        ...('own' in entry ? (entry.own as object) : {}),
      }));
      expect(entries, name).toEqual(expected);
    }
  });

test('a feed entry is the whole post as clean HTML', async ({ request, page }) => {
  for (const locale of locales) {
    const { items } = await readJson(request, localePath(locale, '/feed.json'));
    const post = items.find(({ url }) => url.endsWith('/posts/top-ai-frameworks-for-2024'));
    await page.goto(localePath(locale, '/posts/top-ai-frameworks-for-2024'));
    const words = await page.locator('.prose').evaluate((prose) => prose.textContent);
    await page.setContent(`<main>${post?.content_html}</main>`);
    const main = page.locator('main');
    expect(squeeze(await main.evaluate((element) => element.textContent))).toBe(squeeze(words));
    await expect(main.locator('table')).toHaveCount(1);
    await expect(main.locator('tbody tr')).toHaveCount(3);
    await expect(main.locator('script, style, [class]:not(code), [id], [style], svg, button')).toHaveCount(0);
    expect(post?.attachments).toEqual([
      { url: `${siteUrl}/images/newsletter/ai-frameworks.jpg`, mime_type: 'image/jpeg', size_in_bytes: expect.any(Number) },
    ]);
    const cover = await request.get('/images/newsletter/ai-frameworks.jpg');
    expect((await cover.body()).length).toBe(post?.attachments?.[0]?.size_in_bytes);
    for (const { content_html, url } of items) {
      expect(url).toMatch(new RegExp(`^${siteUrl}${localePath(locale, '/posts/')}`));
      for (const [, address = ''] of content_html.matchAll(/(?:href|src)="([^"]*)"/g)) expect(address).toMatch(/^(?:https?:\/\/|mailto:)/);
    }
  }
});

test('an unchanged feed answers 304', async ({ request }) => {
  for (const path of ['/feed.xml', '/zh/atom.xml', '/feed.json', '/sitemap.xml', '/llms.txt', '/posts/top-ai-frameworks-for-2024.md']) {
    const first = await request.get(path);
    const tag = first.headers().etag ?? '';
    expect(tag, path).not.toBe('');
    const again = await request.get(path, { headers: { 'If-None-Match': tag } });
    expect([again.status(), (await again.body()).length], path).toEqual([304, 0]);
    expect((await request.get(path, { headers: { 'If-None-Match': '"other"' } })).status(), path).toBe(200);
  }
});

test('a feed opened in a browser explains itself and links the posts', async ({ page }) => {
  for (const path of ['/feed.xml', '/zh/atom.xml']) {
    await page.goto(path);
    const { note } = dictionary(path.startsWith('/zh') ? 'zh' : 'en').feeds;
    await expect(page.getByText(note.text)).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('language, id').first()).toBeHidden();
    const link = page.getByRole('listitem').first().getByRole('link');
    await expect(link).toHaveAttribute('href', new RegExp(`^${siteUrl}/`));
  }
});

function fixture(name: string): string {
  return readFileSync(`e2e/fixtures/${name}`, 'utf8');
}

function grammar(name: string): RelaxNGValidator {
  return RelaxNGValidator.fromDoc(XmlDocument.fromString(fixture(name)));
}

function validate(xml: string, grammar: RelaxNGValidator): void {
  using document = XmlDocument.fromString(xml);
  grammar.validate(document);
}

/** Reads what the extractor leaves out: the body, and in Atom the publication date, for which it takes the modification date. */
function ownFields(entry: object): { own: { content_html: string; date_published: string } } {
  const fields = new Map(Object.entries(entry));
  const content = fields.get('content:encoded') ?? fields.get('content');
  const day = new Date(fields.get('pubDate') ?? fields.get('published')).toISOString();
  return { own: { content_html: String(typeof content === 'object' ? content['#text'] : content), date_published: day } };
}

async function readJson(request: APIRequestContext, path: string): Promise<{ text: Parameters<typeof extractFromJson>[0]; items: Item[] }> {
  const text = await (await request.get(path)).json();
  return { text, items: text.items };
}

async function feedsNamedOn(page: Page): Promise<string[]> {
  const links = page.locator('link[rel="alternate"][type$="+xml"], link[rel="alternate"][type$="+json"]');
  const paths = await links.evaluateAll((links) =>
    links.map((link) => new URL(link.getAttribute('href') ?? '', document.baseURI).pathname),
  );
  return paths.sort();
}

/** Removes white space: a feed breaks lines elsewhere than the page. */
function squeeze(text: string | null): string {
  return (text ?? '').replace(/\s+/g, '');
}
