import { expect, test } from '@playwright/test';
import { dictionary, fill, fillCount } from '../lib/base/i18n/i18n';
import { numberedPosts, redirects } from '../test/browser/fixture-content';
import { rawRequest } from '../test/browser/raw-request';

const key = '强化学习';
const upper = encodeURI(key);
const lower = upper.toLowerCase();

test('every redirect is permanent, in ASCII, and keeps the query, in every spelling of the old path', async ({ baseURL }) => {
  for (const [from, to] of redirects) {
    const expected = encodeURI(to);
    const address = encodeURI(from);
    for (const spelling of [address, `${address}/`, address.replace(/%\w\w/g, (octet) => octet.toLowerCase())]) {
      const { status, headers } = await rawRequest(`${baseURL}`, `${spelling}?a=1&b=%E5%BC%BA`);
      expect(status, spelling).toBe(308);
      expect(headers.location, spelling).toBe(`${expected}?a=1&b=%E5%BC%BA`);
    }
    if (!to.startsWith('/')) continue;
    expect((await rawRequest(`${baseURL}`, expected)).status, to).toBe(200);
  }
  expect((await rawRequest(`${baseURL}`, '/posts/old-names')).status).toBe(404);
  expect((await rawRequest(`${baseURL}`, '/zh/posts/old-name')).status).toBe(404);
});

test('a tag in Chinese script answers in both encodings, and all links use the same one', async ({ baseURL }) => {
  for (const root of ['', '/zh']) {
    for (const spelling of [upper, lower]) {
      const { status, body } = await rawRequest(`${baseURL}`, `${root}/tags/${spelling}`);
      expect(status, spelling).toBe(200);
      const html = body.toString();
      const addresses = [...html.matchAll(/<link rel="(?:canonical|alternate)"[^>]*href="([^"]+)"/g)].map(([, href]) => href ?? '');
      expect(addresses.filter((href) => new URL(href).pathname === `/tags/${upper}`).length).toBeGreaterThan(0);
      expect(addresses.filter((href) => new URL(href).pathname === `/zh/tags/${upper}`).length).toBeGreaterThan(0);
      for (const href of addresses) expect(href).toMatch(/^[\x21-\x7e]+$/);
    }
  }
  const post = (await rawRequest(`${baseURL}`, '/posts/everything')).body.toString();
  const links = [...post.matchAll(/href="([^"]*\/tags\/[^"]*)"/g)].map(([, href]) => new URL(href ?? '', baseURL).pathname);
  expect(links).toContain(`/tags/${upper}`);
});

test('aliases of a tag in Chinese script redirect to it, in both encodings and languages, with what follows', async ({ baseURL }) => {
  const alias = encodeURI('增强学习');
  for (const [from, to] of [
    [`/tags/${alias}`, `/tags/${upper}`],
    [`/zh/tags/${alias.toLowerCase()}`, `/zh/tags/${upper}`],
    ['/zh/tags/rl', `/zh/tags/${upper}`],
    [`/tags/${alias}/feed.xml?x=1`, `/tags/${upper}/feed.xml?x=1`],
  ] as const) {
    const { status, headers } = await rawRequest(`${baseURL}`, from);
    expect(status, from).toBe(308);
    expect(headers.location, from).toBe(to);
  }
});

test('a filtered list is paginated and keeps the filter', async ({ page }) => {
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

test('a category filter includes child categories, and drafts, scheduled and unlisted posts are never listed', async ({ page }) => {
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

test('related tags share posts with the tag', async ({ page }) => {
  await page.goto('/tags/jax');
  const related = page.getByRole('list', { name: dictionary('en').tags.related });
  await related.getByRole('link', { name: 'Reinforcement learning' }).click();
  await expect(page).toHaveURL(`/tags/${upper}`);
  await expect(related.getByRole('link')).toHaveText(['JAX']);
  await page.goto('/tags/development/page/2');
  await expect(related).toBeVisible();
});
