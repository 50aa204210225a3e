import { readFileSync } from 'node:fs';
import { type Page, expect as soon, test } from '@playwright/test';
import { dictionary, fill, localePath, locales } from '../lib/base/i18n/i18n';
import { accessibilityViolations } from '../test/browser/accessibility-violations';
import { onlyInAll } from '../test/browser/only-in-all';
import { readingPages } from '../test/browser/page-paths';
import { isThorough } from '../test/thorough';

/** The first search loads the index. */
const expect = soon.configure({ timeout: 15_000 });
test.describe.configure({ timeout: 120_000 });

const { search: words, home } = dictionary('en');
const opener = (page: Page, name = words.title) => page.getByRole('banner').getByRole('link', { name });
const { modules } = JSON.parse(readFileSync('.browser/assets.json', 'utf8'));
const searchScript: string = modules['site-search'];
/** Whether a URL is the search page, its script, Pagefind or its index. */
const isOfSearch = (url: string) => {
  const { pathname } = new URL(url);
  return pathname === searchScript || pathname.startsWith('/pagefind/') || pathname.endsWith('/search');
};

/** Collects the URLs that the page requests from now on. */
function requestsOf(page: Page): string[] {
  const asked: string[] = [];
  page.context().on('request', (request) => asked.push(request.url()));
  return asked;
}

test('nothing of the search is loaded before a reader opens it, not even on hover', async ({ page }) => {
  const asked = requestsOf(page);
  const loaded = new Set<string>();
  const { home, post, frameworks, framework, guide } = readingPages;
  const kinds = isThorough ? [home, post, frameworks, framework, guide] : [home, post];
  for (const path of kinds.flatMap((path) => locales.map((locale) => localePath(locale, path)))) {
    await page.goto(path);
    await page.locator('search-link a').hover();
    await page.waitForTimeout(400);
    for (const name of await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))) loaded.add(name);
  }
  expect(asked.length).toBeGreaterThan(6 * kinds.length);
  expect([...asked, ...loaded].filter(isOfSearch)).toEqual([]);

  await opener(page, dictionary('zh').search.title).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  // The page and its script, and for the field, which has the focus, Pagefind and its index.
  await expect.poll(() => asked.filter(isOfSearch).length).toBeGreaterThan(3);
  expect(asked.map((url) => new URL(url).pathname)).toContain(searchScript);
});

test('the speculation rules exclude the search page', async ({ request }) => {
  const { prerender } = await (await request.get('/speculation-rules.json')).json();
  expect(prerender[0].where.and[1].not.href_matches).toEqual(expect.arrayContaining(['/search', '/*/search']));
});

for (const locale of locales)
  test(`“/” opens the search in a dialog in ${locale}, Escape closes it, and the focus returns`, async ({ page }) => {
    const { search: words } = dictionary(locale);
    await page.goto(localePath(locale, '/posts/top-ai-frameworks-for-2024'));
    const link = opener(page, words.title);
    await expect(link).toHaveAttribute('aria-keyshortcuts', '/');
    await link.focus();
    await page.keyboard.press('/');
    const dialog = page.getByRole('dialog', { name: words.title });
    const field = dialog.getByRole('searchbox', { name: words.query });
    await expect(field).toBeFocused();
    await page.keyboard.type('a/b');
    await expect(field).toHaveValue('a/b');
    await field.fill('JAX');
    await field.press('Enter');
    await expect(dialog.getByRole('listitem').first()).toBeVisible();
    await expect(dialog.getByRole('status')).toContainText('JAX');
    await expect(page).toHaveURL(localePath(locale, '/posts/top-ai-frameworks-for-2024'));
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(link).toBeFocused();

    await link.click();
    await expect(field).toBeFocused();
    await expect(field).toHaveValue('JAX');
    await dialog.getByRole('button', { name: words.close }).click();
    await expect(dialog).toBeHidden();
    await link.click();
    await page.mouse.click(5, 300);
    await expect(dialog).toBeHidden();
    await link.click();
    const result = dialog.locator('.search-result > a[href$="/frameworks/jax"]');
    await result.click();
    await expect(page).toHaveURL(localePath(locale, '/frameworks/jax'));
  });

test('“/” is a character in a field, and a browser shortcut stays one', async ({ page }) => {
  await page.goto('/frameworks');
  await page.locator('theme-switch select').focus();
  await page.keyboard.press('/');
  await page.locator('body').press('Control+/');
  await page.waitForTimeout(300);
  await expect(page.locator('dialog')).toHaveCount(0);
  await page.goto('/search');
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await expect(page.locator('dialog')).toHaveCount(0);
});

test('a link to a section of the same page closes the search dialog', async ({ page }) => {
  await page.goto('/posts/top-ai-frameworks-for-2024');
  await opener(page).click();
  await page.getByRole('searchbox').fill('researchers');
  const section = page.locator('.search-sections a[href^="/posts/top-ai-frameworks-for-2024#"]').first();
  const address = `${await section.getAttribute('href')}`;
  await section.click();
  await expect(page).toHaveURL(address);
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('when the dialog cannot be fetched, the browser opens the search page', async ({ page }) => {
  await page.goto('/posts');
  await page.route('**/search', (route) => (route.request().resourceType() === 'fetch' ? route.abort() : route.continue()));
  await opener(page).click();
  await expect(page).toHaveURL('/search');
});

test('when the index cannot be fetched, the search says so, links lists of posts, and can be retried', async ({ page }) => {
  await page.route('**/pagefind/pagefind-entry.json*', (route) => route.abort());
  await page.goto('/search?q=jax');
  const main = page.getByRole('main');
  await expect(main.getByRole('status')).toHaveText(words.failed);
  await expect(main.getByRole('link', { name: home.allTags })).toHaveAttribute('href', '/tags');
  await expect(main.getByRole('link', { name: home.allPosts })).toHaveAttribute('href', '/posts');
  await page.unroute('**/pagefind/pagefind-entry.json*');
  await main.getByRole('button', { name: words.submit }).click();
  await expect(main.getByRole('listitem').first()).toBeVisible();
  await expect(main.getByRole('link', { name: home.allTags })).toBeHidden();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the search link leads to a page that explains and links lists of posts', async ({ page }) => {
    for (const locale of locales) {
      const { search: words, home } = dictionary(locale);
      await page.goto(localePath(locale, '/'));
      await opener(page, words.title).click();
      await expect(page).toHaveURL(localePath(locale, '/search'));
      const main = page.getByRole('main');
      const hint = main.locator('noscript'); // Roles and texts are not searched in it.
      await expect(hint.locator('p').first()).toHaveText(words.noScript);
      await expect(hint.locator('p').first()).toBeVisible();
      await expect(hint.locator('a')).toHaveText([home.allTags, home.allPosts]);
      for (const path of ['/tags', '/posts']) await expect(hint.locator(`a[href="${localePath(locale, path)}"]`)).toBeVisible();
      await expect(main.getByRole('searchbox')).toBeHidden();
      await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/);
    }
  });
});

test('only the search worker may compile WebAssembly, and pages keep their security policy', async ({ page, request }) => {
  const problems: string[] = [];
  page.on('console', (message) => problems.push(message.text()));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective }) => console.error(violatedDirective));
  });
  const policy = (await page.goto('/search?q=pytorch'))?.headers()['content-security-policy'] ?? '';
  await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible();
  expect(page.workers().map((worker) => new URL(worker.url()).pathname)).toEqual(['/pagefind/pagefind-worker.js']);
  expect(problems).toEqual([]);
  expect(policy).toContain("script-src 'self' 'sha256-");
  expect(policy).not.toContain('unsafe');

  const headersOf = async (path: string) =>
    (await request.get(path)).headersArray().map(({ name, value }) => `${name.toLowerCase()}: ${value}`);
  const ofWorker = await headersOf('/pagefind/pagefind-worker.js');
  expect(ofWorker.filter((header) => header.startsWith('content-security-policy'))).toEqual([
    expect.stringMatching(/^content-security-policy: default-src 'none'; script-src 'wasm-unsafe-eval'; connect-src 'self';/),
  ]);
  expect(ofWorker).toContain('cache-control: public, max-age=0, must-revalidate');
  expect((await headersOf('/pagefind/pagefind.js')).filter((header) => header.includes('wasm'))).toEqual([]);
  const { languages } = await (await request.get('/pagefind/pagefind-entry.json')).json();
  expect(await headersOf(`/pagefind/pagefind.${languages.en.hash}.pf_meta`)).toContain(
    'cache-control: public, max-age=31536000, immutable',
  );
});

for (const width of [360, 1280])
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 800 } });
    for (const locale of locales)
      test(
        `search dialog, results and empty result have no violation of WCAG 2.2 AA in ${locale}`,
        onlyInAll(width !== 360 || locale !== 'en'),
        async ({ page }) => {
          const { search: words } = dictionary(locale);
          const check = async (what: string) => {
            expect(await page.evaluate(() => document.documentElement.scrollWidth), what).toBe(width);
            expect(await accessibilityViolations(page), what).toEqual([]);
          };
          await page.goto(localePath(locale, '/posts/top-ai-frameworks-for-2024'));
          await opener(page, words.title).click();
          await page.getByRole('searchbox').fill('TensorFlow');
          await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
          await check('dialog');
          await page.goto(`${localePath(locale, '/search')}?q=TensorFlow`);
          await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible();
          await expect(page.getByLabel(words.year)).toBeVisible();
          await check('page');
          await page.getByRole('searchbox').fill('qqqzzz');
          await expect(page.getByRole('status')).toHaveText(fill(words.none, { query: 'qqqzzz' }));
          await check('nothing found');
        },
      );
  });
