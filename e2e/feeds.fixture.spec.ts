import { extractFromJson, extractFromXml } from '@extractus/feed-extractor';
import { expect, test } from '@playwright/test';
import { permanentId } from '../lib/content/feeds/feed-ids';
import { oddTitle, secretWord } from '../test/browser/fixture-content';

const names = ['feed.xml', 'atom.xml', 'feed.json'] as const;
const tag = `/tags/${encodeURIComponent('强化学习')}`;

test('a title with XML syntax, an emoji and Chinese is the same in every feed', async ({ request }) => {
  for (const name of names) {
    const answer = await request.get(`/${name}`);
    const feed = name === 'feed.json' ? extractFromJson(await answer.json()) : extractFromXml(await answer.text());
    expect(
      feed.entries?.map(({ title }) => title),
      name,
    ).toContain(oddTitle);
    expect(feed.entries, name).toHaveLength(20);
  }
});

test('a tag in Chinese script has feeds of the posts in the feed’s language', async ({ request, page }) => {
  await page.goto(`/zh${tag}`);
  await page.getByRole('main').getByRole('link', { name: 'RSS' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('强化学习');
  await expect(page.getByRole('listitem')).toHaveCount(1);
  for (const [base, slug] of [
    [tag, '/posts/everything'],
    [`/zh${tag}`, '/zh/posts/only-chinese'],
  ]) {
    const feed = await (await request.get(`${base}/feed.json`)).json();
    expect(feed.items.map(({ url }: { url: string }) => new URL(url).pathname)).toEqual([slug]);
    expect(feed.home_page_url).toBe(`${process.env.SITE_URL}${base}`);
  }
  expect((await request.get('/zh/tags/jax/feed.xml')).status()).toBe(200);
});

test('a renamed post keeps its feed ID, and other redirects do not change one', async ({ request }) => {
  const idOf = async (feed: string, slug: string) => {
    const { items } = await (await request.get(feed)).json();
    return items.find(({ url }: { url: string }) => url.endsWith(slug))?.id;
  };
  expect(await idOf('/feed.json', '/posts/everything')).toBe(permanentId('/posts/old-name'));
  expect(await idOf('/zh/feed.json', '/posts/only-chinese')).toBe(permanentId('/zh/posts/only-chinese'));
});

test('a correction changes the modification date, not the publication date', async ({ request }) => {
  const { items } = await (await request.get('/feed.json')).json();
  const post = items.find(({ url }: { url: string }) => url.endsWith('/posts/everything'));
  expect([post.date_published, post.date_modified]).toEqual(['2024-07-02T00:00:00.000Z', '2024-08-01T00:00:00.000Z']);
  const atom = await (await request.get('/atom.xml')).text();
  expect(atom).toContain('<published>2024-07-02T00:00:00.000Z</published>');
  expect(atom).toContain('<updated>2024-08-01T00:00:00.000Z</updated>');
});

test('drafts, scheduled and unlisted posts are in no feed, sitemap or llms.txt', async ({ request }) => {
  const lists = [...names.map((name) => `/${name}`), ...names.map((name) => `/tags/development/${name}`), '/sitemap.xml', '/llms.txt'];
  for (const path of lists) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(200);
    const text = await answer.text();
    for (const word of [secretWord, '/posts/unlisted', '/posts/a-draft', '/posts/scheduled', '/posts/with-frameworks'])
      expect(text, path).not.toContain(word);
  }
  for (const slug of ['a-draft', 'scheduled', 'nope']) expect((await request.get(`/posts/${slug}.md`)).status()).toBe(404);
  expect((await request.get('/posts/unlisted.md')).status()).toBe(200);
});

test('MDX components become plain Markdown: tables, quotes and links', async ({ request }) => {
  const facts = await (await request.get('/posts/with-frameworks.md')).text();
  expect(facts).toMatch(/^\| Facet \| JAX \| PyTorch \|$/m);
  expect(facts).toContain(`](${process.env.SITE_URL}/guide)`);
  const everything = await (await request.get('/posts/everything.md')).text();
  expect(everything).toContain('```python\n# Compile once, run fast');
  expect(everything).toContain('> **Mind the gap**');
  expect(everything).toContain('- [x] a task that is done');
  expect(everything.match(/^# /gm)).toHaveLength(2);
});
