import { expect, test } from '@playwright/test';
import { dictionary } from '../lib/base/i18n/i18n';
import { accessibilityViolations } from '../test/browser/accessibility-violations';
import { onlyInAll } from '../test/browser/only-in-all';

test.beforeEach(({ page }) => page.goto('/posts/everything'));

test('a post shows its title once, its authors, category path and date of update', async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'Everything an editor can write' })).toHaveCount(1);
  const head = page.locator('article > header');
  await expect(head).toContainText('By Ada Lovelace and Alan Turing');
  await expect(head).toContainText('Updated 1 August 2024');
  await expect(head.getByRole('navigation', { name: 'Category' }).getByRole('link')).toHaveText(['Newsletter', 'AI in Healthcare']);
});

test('a table takes its caption from the figure around it and its alignment from the Markdown', async ({ page }) => {
  const region = page.getByRole('region', { name: 'Three numbers and what they mean' });
  await expect(region.locator('caption')).toHaveText('Three numbers and what they mean');
  await expect(region.locator('tbody tr').first().locator('th, td').nth(1)).toHaveCSS('text-align', 'right');
  await expect(region.locator('tbody tr').first().locator('th, td').nth(2)).toHaveCSS('text-align', 'center');
  await expect(page.getByRole('region', { name: 'A table of its own' })).toBeVisible();
  expect(await page.locator('figure').count()).toBe(1);
});

test('a wide table scrolls in its region, also by keyboard, with a sticky first column', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 600 });
  const region = page.getByRole('region', { name: 'Three numbers and what they mean' });
  expect(await region.evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  const first = region.locator('tbody th').first();
  await region.focus();
  const before = await first.boundingBox();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => region.evaluate((element) => element.scrollLeft)).toBeGreaterThan(20);
  expect((await first.boundingBox())?.x).toBeCloseTo(before?.x ?? -1, 0);
  await expect(region.locator('thead th').first()).toHaveCSS('position', 'sticky');
});

test('code is highlighted at build time, without inline styles', async ({ page }) => {
  const code = page.locator('pre.code-block').first();
  expect(await code.locator('.code-token-comment').count()).toBeGreaterThan(0);
  expect(await code.locator('.code-token-keyword').count()).toBeGreaterThan(0);
  await expect(page.locator('main [style]')).toHaveCount(0);
  await expect(page.locator('pre.code-block').nth(1)).toHaveText('plain text\n');
});

test('callouts, tasks, footnotes and details work', async ({ page }) => {
  await expect(page.getByRole('note', { name: dictionary('en').callout.note })).toContainText('A callout with Markdown inside.');
  await expect(page.getByRole('note', { name: 'Mind the gap' })).toContainText('A callout on one line.');
  await expect(page.getByRole('checkbox', { name: 'a task that is done' })).toBeChecked();
  await page.getByRole('link', { name: '1', exact: true }).first().click();
  await expect(page.getByText('What the footnote says.')).toBeInViewport();
  await expect(page.getByText('Hidden at first.')).toBeHidden();
  await page.getByText('More', { exact: true }).click();
  await expect(page.getByText('Hidden at first.')).toBeVisible();
  await expect(page.locator('body')).not.toContainText('A comment that readers do not see');
});

test('an image in the body has its size and caption', async ({ page }) => {
  const image = page.getByRole('figure').getByRole('img', { name: 'Three abstract drawings' });
  await expect(image).toHaveAttribute('width', '1600');
  await expect(image).toHaveAttribute('height', '900');
  await expect(page.getByRole('figure')).toContainText('The cover once more');
});

const pages = [
  '/posts/everything',
  '/posts/page/2',
  '/zh/posts',
  '/zh/posts/only-chinese',
  '/posts/numbered-5',
  '/zh/categories/healthcare',
];
for (const path of pages) {
  test(`${path} has no violation of WCAG 2.2 AA`, onlyInAll(path !== '/posts/everything'), async ({ page }) => {
    await page.goto(path);
    expect(await accessibilityViolations(page)).toEqual([]);
  });
}
