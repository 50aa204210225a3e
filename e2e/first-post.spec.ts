import { expect, type Page, test } from '@playwright/test';
import { dictionary } from '../lib/base/i18n/i18n';
import { site } from '../lib/base/site';
import { type Block, readSeed } from '../test/browser/read-seed';

const english = '/posts/top-ai-frameworks-for-2024';
const chinese = '/zh/posts/top-ai-frameworks-for-2024';

for (const javaScriptEnabled of [true, false]) {
  test.describe(`the first post ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test('has every word of the original, in order', async ({ page }) => {
      const { blocks } = await readSeed();
      await page.goto(english);
      expect(await readBlocks(page)).toEqual(blocks);
      expect(blocks).toHaveLength(1 + 4 + 3 + 12 + 12 + 8); // title, headings, subheadings, list items, cells, paragraphs
    });

    test('has every field of the original header', async ({ page }) => {
      const { header } = await readSeed();
      await page.goto(english);
      await expect(page).toHaveTitle(new RegExp(`^${header.Title}`));
      await expect(page.locator('time').first()).toHaveAttribute('datetime', header.Date ?? '');
      await expect(page.locator('html')).toHaveAttribute('lang', header.Lang ?? '');
      await expect(page.locator(`a[href="/categories/${header.Category}"]`)).toBeVisible();
      const tags = page.getByRole('list', { name: dictionary('en').post.tags }).getByRole('link');
      const hrefs = await tags.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      expect(hrefs).toEqual(header.Tags?.split(', ').map((tag) => `/tags/${tag}`));
      await expect(page.locator('meta[name="description"]')).toHaveAttribute('content', header.Summary ?? '');
      expect((await page.request.get(header.Image ?? '')).headers()['content-type']).toBe('image/jpeg');
      await expect(page.locator('article header img')).toHaveAttribute('src', new RegExp(encodeURIComponent(header.Image ?? '')));
    });

    test('has the selection guide as a real table', async ({ page }) => {
      await page.goto(english);
      const region = page.getByRole('region', { name: 'Framework Selection Guide' });
      await expect(region).toHaveAttribute('tabindex', '0');
      await expect(region.locator('thead th[scope="col"]')).toHaveText(['Framework', 'Best For', 'Learning Curve']);
      await expect(region.locator('tbody tr')).toHaveCount(3);
      await expect(region.locator('tbody th[scope="row"]')).toHaveText(['PyTorch', 'TensorFlow', 'JAX']);
    });
  });
}

test('the Chinese post has the same structure, and its own words', async ({ page }) => {
  const { blocks } = await readSeed();
  await page.goto(chinese);
  const translated = await readBlocks(page);
  expect(translated.map(({ element }) => element)).toEqual(blocks.map(({ element }) => element));
  const names = /^(PyTorch|TensorFlow|JAX)$/;
  translated.forEach(({ text }, index) => {
    if (!names.test(text)) expect(text).not.toBe(blocks[index]?.text);
    if (!names.test(text)) expect(text).toMatch(/\p{Script=Han}/u);
  });
});

test('the first post shows its date, reading time, authors and source', async ({ page }) => {
  await page.goto(english);
  const head = page.locator('article > header');
  await expect(head).toContainText('By The Twinko AI Team · 17 May 2024 · 1 min read');
  const source = page.getByRole('link', { name: dictionary('en').post.source });
  await expect(source).toHaveAttribute('href', `${site.repository}/blob/main/content/posts/top-ai-frameworks-for-2024.mdx`);
  await page.goto(chinese);
  await expect(head).toContainText('作者：Twinko AI 团队 · 2024年5月17日 · 阅读约 1 分钟');
});

test('the table of contents links each main heading', async ({ page }) => {
  await page.goto(english);
  const contents = page.getByRole('navigation', { name: dictionary('en').post.contents });
  await expect(contents.getByRole('link')).toHaveText([
    "PyTorch: The Researcher's Choice",
    'TensorFlow: Production Powerhouse',
    'JAX: The Rising Star',
    'Framework Selection Guide',
  ]);
  await contents.getByRole('link', { name: 'JAX: The Rising Star' }).click();
  await expect(page).toHaveURL(/#jax-the-rising-star$/);
  await expect(page.getByRole('heading', { name: 'JAX: The Rising Star' })).toBeInViewport();
});

test('a heading link copies its URL and says so', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(english);
  await page.getByRole('link', { name: 'Link to this section: JAX: The Rising Star' }).click();
  await expect(page.locator('heading-links').getByRole('status')).toHaveText(dictionary('en').post.linkCopied);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${new URL(page.url()).origin}${english}#jax-the-rising-star`);
});

test('the cover reserves its space: nothing moves while it loads', async ({ page }) => {
  await page.route('**/_next/image**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  // Shifts before the page is parsed are ignored: the cover comes later.
  await page.addInitScript(() => {
    Object.assign(window, { shift: 0 });
    const add = (list: PerformanceObserverEntryList) => {
      for (const entry of list.getEntries()) Object.assign(window, { shift: Reflect.get(window, 'shift') + Reflect.get(entry, 'value') });
    };
    addEventListener('DOMContentLoaded', () => new PerformanceObserver(add).observe({ type: 'layout-shift' }));
  });
  await page.goto(english, { waitUntil: 'networkidle' });
  const cover = page.locator('article header img');
  expect(await cover.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)).toBe(true);
  expect(await page.evaluate(() => Reflect.get(window, 'shift'))).toBe(0);
});

/** The text blocks of the post on the page, its title first. */
async function readBlocks(page: Page): Promise<Block[]> {
  return page.locator('article h1, .prose :is(h2, h3, p, li, th, td)').evaluateAll((elements) =>
    elements.map((element) => {
      const name = element.tagName.toLowerCase();
      const text = (element.textContent ?? '').trim();
      return { element: (name === 'th' || name === 'td' ? 'cell' : name) as Block['element'], text };
    }),
  );
}
