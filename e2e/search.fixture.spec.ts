import { type Page, expect as soon, test } from '@playwright/test';
import { dictionary, fill, fillCount, type Locale, localePath } from '../lib/base/i18n/i18n';
import { buriedWords, numberedPosts, secretWord } from '../test/browser/fixture-content';

/** The first search loads the index. */
const expect = soon.configure({ timeout: 15_000 });
test.describe.configure({ timeout: 120_000 });

const words = dictionary('en').search;

const results = (page: Page) => page.locator('site-search ol > li');
const status = (page: Page) => page.getByRole('main').locator('site-search').getByRole('status');

async function search(page: Page, query: string, locale: Locale = 'en') {
  await page.goto(`${localePath(locale, '/search')}?${new URLSearchParams({ q: query })}`);
  await expect(status(page)).not.toBeEmpty();
}

test('the search finds a word in a body and links its section', async ({ page }) => {
  await search(page, buriedWords.en);
  await expect(status(page)).toHaveText('1 result for “quokkaesque”');
  await expect(results(page).locator('mark')).toHaveText(/quokkaesque/);
  await expect(results(page).locator('.search-date')).toHaveText('2 July 2024');
  await results(page).getByRole('link', { name: 'Lists' }).click();
  await expect(page).toHaveURL('/posts/everything#lists');
  await page.goBack();
  await results(page).getByRole('link').first().click();
  await expect(page).toHaveURL('/posts/everything');
});

test('the search finds Chinese by a whole phrase and by a part of it', async ({ page }) => {
  for (const query of [buriedWords.zh, '量子算盘', '蒸汽', '算盘 训练']) {
    await search(page, query, 'zh');
    await expect(status(page)).toHaveText(fill(dictionary('zh').search.found.other, { n: 1, query }));
    await expect(results(page).getByRole('link').first()).toHaveText('第 1 篇');
    await expect(results(page).getByRole('link', { name: '中间一节' })).toHaveAttribute('href', /^\/zh\/posts\/numbered-1#./);
  }
});

test('the search never finds drafts, scheduled or unlisted posts', async ({ page }) => {
  for (const query of [secretWord, buriedWords.unlisted]) {
    await search(page, query);
    await expect(status(page)).toHaveText(fill(words.none, { query }));
    await expect(results(page)).toHaveCount(0);
    await expect(page.getByRole('main').getByRole('link', { name: dictionary('en').home.allTags })).toBeVisible();
  }
  const index = await page.request.get('/pagefind/pagefind-entry.json');
  // The first post, the numbered ones and the one with everything; the profiles; about and privacy.
  const { frameworks } = await (await page.request.get('/data/frameworks.json')).json();
  expect((await index.json()).languages.en.page_count).toBe(numberedPosts + 2 + frameworks.length + 2);
});

test('results are filtered by tag and year, the URL has the filters, and going back restores them', async ({ page }) => {
  await page.goto('/search');
  await expect(page.getByLabel(words.tag)).toBeHidden();
  await page.getByRole('searchbox').fill('body of post');
  await expect(status(page)).toHaveText(fillCount('en', words.found, numberedPosts).replace('{query}', 'body of post'));
  await expect(page).toHaveURL('/search?q=body+of+post');
  await page.getByRole('searchbox').press('Enter');
  await expect(results(page)).toHaveCount(8);
  await page.getByRole('button', { name: words.more }).click();
  await expect(results(page)).toHaveCount(16);
  await expect(results(page).nth(8).getByRole('link').first()).toBeFocused();
  await page.getByRole('button', { name: words.more }).click();
  await expect(results(page)).toHaveCount(numberedPosts);
  await expect(page.getByRole('button', { name: words.more })).toBeHidden();

  await page.getByRole('searchbox').fill('everything');
  await expect(page).toHaveURL('/search?q=everything');
  await page.getByLabel(words.tag).selectOption('JAX');
  await expect(page).toHaveURL('/search?q=everything&tag=JAX');
  await page.getByLabel(words.year).selectOption('2024');
  await expect(page).toHaveURL('/search?q=everything&tag=JAX&year=2024');
  const narrowed = await results(page).getByRole('link').allTextContents();
  expect(narrowed).toContain('Everything an editor can write');
  expect(narrowed).not.toContain('About');

  await page.goBack();
  await expect(page).toHaveURL('/search?q=everything&tag=JAX');
  await expect(page.getByLabel(words.year)).toHaveValue('');
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL('/search?q=body+of+post');
  await expect(page.getByRole('searchbox')).toHaveValue('body of post');
  await expect(results(page)).toHaveCount(8);

  await page.goto('/search?q=everything&tag=No+such+tag&year=1999');
  await expect(status(page)).toHaveText(fill(words.none, { query: 'everything' }));
  await page.getByLabel(words.tag).selectOption('');
  await page.getByLabel(words.year).selectOption('');
  await expect(results(page).first()).toBeVisible();
});

test('a query is only text', async ({ page }) => {
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  const shown = (query: string) => fill(words.none, { query });
  for (const query of ['😀', '.*[a-z]+(', '%_', '<img src=x onerror=alert(1)>', '"', "'; drop table posts; --", '$&', '__proto__', '{n}']) {
    await search(page, query);
    await expect(page.getByRole('searchbox')).toHaveValue(query);
    await expect(status(page)).toContainText(query);
  }
  await search(page, 'qqq\u0000\u0007 zzz');
  await expect(status(page)).toHaveText(shown('qqq zzz'));
  await page.goto(`/search?q=${'zq'.repeat(5000)}`);
  await expect(status(page)).toHaveText(shown('zq'.repeat(100)));
  await page.goto('/search?q=%ff%fe%&tag=%00&year[]=1&q=2');
  await expect(status(page)).not.toBeEmpty();
  expect(await page.locator('main img').count()).toBe(0);
  expect(problems).toEqual([]);
});
