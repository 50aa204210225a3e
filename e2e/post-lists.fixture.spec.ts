import { expect, test } from '@playwright/test';
import { dictionary, fill } from '../lib/base/i18n/i18n';
import { numberedPosts, secretWord } from '../test/browser/fixture-content';

const { home, pagination, language, post: words } = dictionary('en');
// The numbered posts, the first real one, the one in Chinese only and the one with everything.
const listed = numberedPosts + 3;

test('the pages of the archive list all posts, newest first', async ({ page }) => {
  await page.goto('/posts');
  const titles: string[] = [];
  for (let number = 1; ; number++) {
    await expect(page.getByText(fill(pagination.of, { n: number, total: 3 }))).toBeVisible();
    const onPage = await page.locator('main ol > li h3 a').allTextContents();
    expect(onPage.length).toBeLessThanOrEqual(10);
    titles.push(...onPage);
    const older = page.getByRole('link', { name: pagination.older });
    if (!(await older.count())) break;
    await older.click();
    await expect(page).toHaveURL(`/posts/page/${number + 1}`);
  }
  expect(titles).toHaveLength(listed);
  expect(titles.slice(0, 3)).toEqual(['Everything an editor can write', '只有中文的一篇', 'Numbered post 23']);
  expect(titles.at(-1)).toBe('Top AI Frameworks for 2024');
  await page.getByRole('link', { name: pagination.newer }).click();
  await expect(page).toHaveURL('/posts/page/2');
});

test('the home page shows the latest post, then earlier ones, then topics', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('article').getByRole('heading', { level: 2 })).toHaveText('Everything an editor can write');
  await expect(page.getByRole('region', { name: home.more }).getByRole('listitem')).toHaveCount(6);
  await page.getByRole('list', { name: home.topics }).getByRole('link', { name: 'JAX' }).click();
  await expect(page).toHaveURL('/tags/jax');
  await expect(page.locator('main ol').getByRole('heading', { level: 2 })).toHaveText([
    'Everything an editor can write',
    'Top AI Frameworks for 2024',
  ]);
});

test('tags and categories have numbered pages, and a category includes its child categories', async ({ page, request }) => {
  await page.goto('/tags/development');
  await page.getByRole('link', { name: pagination.older }).click();
  await expect(page).toHaveURL('/tags/development/page/2');
  await expect(page).toHaveTitle(/Page 2/);
  await page.goto('/categories/newsletter');
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Everything an editor can write');
  expect((await request.get('/zh/categories/newsletter/page/3')).status()).toBe(200);
  expect((await request.get('/categories/newsletter/page/4')).status()).toBe(404);
  await page.goto('/categories/healthcare');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Everything an editor can write']);
  await expect(page.getByText('Category / Newsletter')).toBeVisible();
});

test('a tag in Chinese script has a page that works', async ({ page }) => {
  await page.goto('/zh/tags');
  await page.getByRole('link', { name: '强化学习' }).click();
  await expect(page).toHaveURL(`/zh/tags/${encodeURIComponent('强化学习')}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('强化学习');
  await expect(page.locator('main ol').getByRole('heading', { level: 2 })).toHaveCount(2);
});

test('a post without a translation is marked in lists, links to the original, and has one page only', async ({ page, request }) => {
  await page.goto('/zh/posts');
  const item = page.getByRole('listitem').filter({ hasText: 'Everything an editor can write' });
  await expect(item).toContainText('仅有英语版');
  const link = item.getByRole('link');
  await expect(link).toHaveAttribute('lang', 'en');
  await link.click();
  await expect(page).toHaveURL('/posts/everything');
  expect((await request.get('/zh/posts/everything')).status()).toBe(404);

  const other = page.getByRole('banner').getByRole('link', { name: fill(language.missing, { language: 'Chinese' }) });
  await expect(other).toContainText('Chinese home page');
  await other.click();
  await expect(page).toHaveURL('/zh');
  const html = await (await request.get('/posts/everything')).text();
  expect(html).not.toMatch(/rel="alternate" hreflang/i);
});

test('a post links the previous, the next and related posts', async ({ page }) => {
  await page.goto('/posts/numbered-5');
  const neighbours = page.getByRole('navigation', { name: words.neighbours });
  await expect(neighbours.getByRole('link')).toHaveText(['Numbered post 4', 'Numbered post 6']);
  await neighbours.getByRole('link', { name: 'Numbered post 6' }).click();
  await expect(page).toHaveURL('/posts/numbered-6');
  const related = page.getByRole('region', { name: words.related });
  await expect(related.getByRole('heading', { level: 3 })).toHaveCount(3);
  await page.goto('/posts/everything');
  await expect(related.getByRole('heading', { level: 3 })).toHaveText([/只有中文的一篇/, 'Top AI Frameworks for 2024']);
  await page.goto('/zh/posts/numbered-1');
  await expect(
    page
      .getByRole('navigation', { name: dictionary('zh').post.neighbours })
      .getByRole('link')
      .first(),
  ).toHaveText('2024 年主流 AI 框架');
});

test('drafts and scheduled posts are on no page, and an unlisted post is only at its URL', async ({ request }) => {
  for (const slug of ['a-draft', 'scheduled']) expect((await request.get(`/posts/${slug}`)).status()).toBe(404);
  const unlisted = await request.get('/posts/unlisted');
  expect(unlisted.status()).toBe(200);
  expect(await unlisted.text()).toContain('name="robots" content="noindex"');
  for (const path of [
    '/',
    '/posts',
    '/posts/page/2',
    '/posts/page/3',
    '/tags',
    '/tags/development',
    '/tags/development/page/2',
    '/tags/development/page/3',
    '/zh',
    '/zh/posts',
  ]) {
    const html = await (await request.get(path)).text();
    expect(html, path).not.toContain(secretWord);
    expect(html, path).not.toContain('unlisted');
  }
});
