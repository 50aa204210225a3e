import { expect, test } from '@playwright/test';
import { XmlDocument } from 'libxml2-wasm';
import { parse } from 'yaml';
import { localePath, locales } from '../lib/base/i18n/i18n';
import { rawRequest } from '../test/browser/raw-request';
import { readSeed } from '../test/browser/read-seed';

const siteUrl = `${process.env.SITE_URL}`;
const post = '/posts/top-ai-frameworks-for-2024';
const namespaces = { s: 'http://www.sitemaps.org/schemas/sitemap/0.9', x: 'http://www.w3.org/1999/xhtml' };

test('every URL of the sitemap is unique, answers, and links its translations both ways', async ({ request }) => {
  using sitemap = XmlDocument.fromString(await (await request.get('/sitemap.xml')).text());
  const addresses = sitemap.find('/s:urlset/s:url', namespaces).map((url) => ({
    address: url.get('s:loc', namespaces)?.content ?? '',
    modified: url.get('s:lastmod', namespaces)?.content ?? '',
    links: url.find('x:link/@href', namespaces).map(({ content }) => content),
  }));
  const links = new Map(addresses.map(({ address, links }) => [address, links]));
  expect(links.size).toBe(addresses.length);
  for (const { address, modified, links: others } of addresses) {
    expect(address.startsWith(`${siteUrl}/`), address).toBe(true);
    // The subscribe page has no date of publication.
    if (!address.endsWith('/subscribe')) expect(new Date(modified).getTime(), address).toBeLessThanOrEqual(Date.now());
    expect(others, address).toContain(address);
    for (const other of others) expect(links.get(other), `${address} → ${other}`).toEqual(others);
    expect((await request.head(address.replace(siteUrl, ''))).status(), address).toBe(200);
  }
  const first = addresses.find(({ address }) => address.endsWith(post));
  expect(first?.modified).toBe('2024-05-17T00:00:00.000Z');
});

test('robots.txt allows everything and names the sitemap', async ({ request }) => {
  const robots = await (await request.get('/robots.txt')).text();
  expect(robots).toContain('Allow: /\n');
  expect(robots).not.toContain('Disallow');
  expect(robots).toContain(`Sitemap: ${siteUrl}/sitemap.xml`);
});

test('every URL of llms.txt answers', async ({ request }) => {
  const text = await (await request.get('/llms.txt')).text();
  expect(text).toMatch(/^# .+\n\n> .+\n\n## /);
  const addresses = [...text.matchAll(/^- \[.+\]\((\S+)\): \S/gm)].map(([, address = '']) => address);
  expect(addresses.filter((address) => address.endsWith('.md')).length).toBeGreaterThanOrEqual(2 * locales.length);
  for (const address of addresses) expect((await request.get(address.replace(siteUrl, ''))).status(), address).toBe(200);
});

test('a post is available as Markdown at its own URL and by content negotiation', async ({ baseURL }) => {
  for (const locale of locales) {
    const path = localePath(locale, post);
    const own = await rawRequest(`${baseURL}`, `${path}.md`);
    expect(own.headers['content-type']).toBe('text/markdown; charset=utf-8');
    const accepted = await rawRequest(`${baseURL}`, path, { accept: 'text/markdown, text/html;q=0.5' });
    expect(accepted.body.equals(own.body)).toBe(true);
    for (const accept of ['*/*', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8']) {
      const page = await rawRequest(`${baseURL}`, path, { accept });
      expect(page.headers['content-type']).toMatch(/^text\/html/);
      expect(page.headers.vary?.toLowerCase()).toMatch(/\baccept(?!-)/);
    }
    const [, frontMatter = '', markdown = ''] = /^---\n(.*?\n)---\n\n(.*)$/s.exec(own.body.toString()) ?? [];
    expect(parse(frontMatter)).toMatchObject({ url: siteUrl + path, date: '2024-05-17' });
    expect(markdown).toMatch(/^# \S/);
  }
});

test('the Markdown of the first post has every word of the original', async ({ baseURL }) => {
  const markdown = (await rawRequest(`${baseURL}`, `${post}.md`)).body.toString();
  const { blocks } = await readSeed();
  const words = (text: string) => (text.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
  expect(words(markdown)).toContain(words(blocks.map(({ text }) => text).join('\n')));
});

test('internal Markdown paths redirect to the public ones', async ({ baseURL }) => {
  const { status, headers } = await rawRequest(`${baseURL}`, `${post}/markdown`);
  expect([status, headers.location]).toEqual([308, `${post}.md`]);
  expect((await rawRequest(`${baseURL}`, '/posts/nope', { accept: 'text/markdown' })).status).toBe(404);
});
