import { expect, test } from '@playwright/test';
import { dictionary, fill, fillCount } from '../lib/base/i18n/i18n';
import { numberedPosts, redirects } from '../test/browser/fixture-content';
import { ask } from '../test/browser/raw-request';

const key = '强化学习';
const upper = encodeURI(key);
const lower = upper.toLowerCase();

test('every moved address leads on for good, in ASCII, with the query of the reader, whatever its spelling', async ({ baseURL }) => {
  for (const [from, to] of redirects) {
    const expected = encodeURI(to);
    const address = encodeURI(from);
    for (const spelling of [address, `${address}/`, address.replace(/%\w\w/g, (octet) => octet.toLowerCase())]) {
      const { status, headers } = await ask(`${baseURL}`, `${spelling}?a=1&b=%E5%BC%BA`);
      expect(status, spelling).toBe(308);
      expect(headers.location, spelling).toBe(`${expected}?a=1&b=%E5%BC%BA`);
    }
    if (!to.startsWith('/')) continue;
    expect((await ask(`${baseURL}`, expected)).status, to).toBe(200);
  }
  expect((await ask(`${baseURL}`, '/posts/old-names')).status).toBe(404);
  expect((await ask(`${baseURL}`, '/zh/posts/old-name')).status).toBe(404);
});

test('a tag in Chinese script has pages in both encodings, and everything that names it names the same address', async ({ baseURL }) => {
  for (const root of ['', '/zh']) {
    for (const spelling of [upper, lower]) {
      const { status, body } = await ask(`${baseURL}`, `${root}/tags/${spelling}`);
      expect(status, spelling).toBe(200);
      const html = body.toString();
      const addresses = [...html.matchAll(/<link rel="(?:canonical|alternate)"[^>]*href="([^"]+)"/g)].map(([, href]) => href ?? '');
      expect(addresses.filter((href) => new URL(href).pathname === `/tags/${upper}`).length).toBeGreaterThan(0);
      expect(addresses.filter((href) => new URL(href).pathname === `/zh/tags/${upper}`).length).toBeGreaterThan(0);
      for (const href of addresses) expect(href).toMatch(/^[\x21-\x7e]+$/);
    }
  }
  const post = (await ask(`${baseURL}`, '/posts/everything')).body.toString();
  const links = [...post.matchAll(/href="([^"]*\/tags\/[^"]*)"/g)].map(([, href]) => new URL(href ?? '', baseURL).pathname);
  expect(links).toContain(`/tags/${upper}`);
});

test('the aliases of a tag in Chinese script lead to it, in both encodings, in both languages and below', async ({ baseURL }) => {
  const alias = encodeURI('增强学习');
  for (const [from, to] of [
    [`/tags/${alias}`, `/tags/${upper}`],
    [`/zh/tags/${alias.toLowerCase()}`, `/zh/tags/${upper}`],
    ['/zh/tags/rl', `/zh/tags/${upper}`],
    [`/tags/${alias}/feed.xml?x=1`, `/tags/${upper}/feed.xml?x=1`],
  ] as const) {
    const { status, headers } = await ask(`${baseURL}`, from);
    expect(status, from).toBe(308);
    expect(headers.location, from).toBe(to);
  }
});

test('a filtered list has pages of its own, each with the filter', async ({ page }) => {
  const { archive, pagination } = dictionary('en');
  await page.goto('/posts?tag=development&lang=en');
  await expect(page.getByRole('status')).toHaveText(fillCount('en', archive.found, numberedPosts + 1));
  const titles: string[] = [];
  for (let number = 1; ; number++) {
    await expect(page.getByText(fill(pagination.of, { n: number, total: 3 }))).toBeVisible();
    await expect(page.getByRole('combobox', { name: archive.tag })).toHaveValue('development');
    titles.push(...(await page.locator('main ol > li h3 a').allTextContents()));
    const older = page.getByRole('link', { name: pagination.older });
    if (!(await older.count())) break;
    await older.click();
    await expect(page).toHaveURL(`/posts?tag=development&lang=en&page=${number + 1}`);
  }
  expect(new Set(titles).size).toBe(numberedPosts + 1);
  await page.getByRole('link', { name: pagination.newer }).click();
  await expect(page).toHaveURL('/posts?tag=development&lang=en&page=2');
  await page.getByRole('link', { name: archive.clear }).click();
  await expect(page).toHaveURL('/posts');
});

test('a filter by category holds those below it; drafts, scheduled and unlisted posts are never found', async ({ page }) => {
  await page.goto('/posts?category=newsletter&tag=%E5%A2%9E%E5%BC%BA%E5%AD%A6%E4%B9%A0');
  await expect(page.getByRole('heading', { level: 3 })).toHaveText(['Everything an editor can write', /只有中文的一篇/]);
  await expect(page.getByText('By Ada Lovelace and Alan Turing')).toBeVisible();
  await page.goto('/zh/posts?category=healthcare');
  await expect(page.getByText('作者：Ada Lovelace和Alan Turing')).toBeVisible();
  await page.goto('/posts?category=healthcare&lang=zh');
  await expect(page.getByRole('status')).toHaveText(dictionary('en').archive.none);
  await page.goto('/posts?lang=en&page=1');
  await expect(page.getByRole('status')).toHaveText(fillCount('en', dictionary('en').archive.found, numberedPosts + 2));
});

test('related tags are those that share posts', async ({ page }) => {
  await page.goto('/tags/jax');
  const related = page.getByRole('list', { name: dictionary('en').tags.related });
  await related.getByRole('link', { name: 'Reinforcement learning' }).click();
  await expect(page).toHaveURL(`/tags/${upper}`);
  await expect(related.getByRole('link')).toHaveText(['JAX']);
  await page.goto('/tags/development/page/2');
  await expect(related).toBeVisible();
});
