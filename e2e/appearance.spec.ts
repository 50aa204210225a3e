import { expect, test } from '@playwright/test';
import { defaultLocale, dictionary, locales } from '../lib/base/i18n/i18n';
import { onlyInAll } from '../test/browser/only-in-all';
import { everyPage } from '../test/browser/page-paths';

const background = () => getComputedStyle(document.body).backgroundColor;
const light = 'rgb(253, 252, 250)';
const dark = 'rgb(20, 18, 27)';

test('the colour scheme follows the system until the reader chooses one, and the choice is remembered', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  expect(await page.evaluate(background)).toBe(dark);
  const { theme } = dictionary('en');
  const select = page.getByRole('combobox', { name: theme.label });
  await select.selectOption(theme.light);
  expect(await page.evaluate(background)).toBe(light);

  await page.goto('/zh/posts');
  expect(await page.evaluate(background)).toBe(light);
  const chinese = page.getByRole('combobox', { name: dictionary('zh').theme.label });
  await expect(chinese).toHaveValue('light');
  await chinese.selectOption('system');
  expect(await page.evaluate(background)).toBe(dark);
  await page.reload();
  expect(await page.evaluate(background)).toBe(dark);
});

test('the remembered colour scheme applies before the first paint', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('theme', 'dark'));
  await page.route('**/scripts/**', (route) => route.abort());
  await page.goto('/', { waitUntil: 'commit' });
  await page.waitForSelector('h1');
  expect(await page.evaluate(background)).toBe(dark);
});

test('without JavaScript the theme switch is hidden and the system’s scheme applies', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, colorScheme: 'dark' });
  const page = await context.newPage();
  await page.goto(`${test.info().project.use.baseURL}/`);
  await expect(page.locator('theme-switch')).toBeHidden();
  await expect(page.locator('body')).toHaveCSS('background-color', dark);
  await context.close();
});

for (const locale of locales)
  test(`no page scrolls horizontally in ${locale}, from 320 to 1280 pixels`, onlyInAll(locale !== defaultLocale), async ({ page }) => {
    for (const { path } of everyPage.filter((one) => one.locale === locale)) {
      await page.goto(path);
      for (const width of [320, 360, 768, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth), `${path} at ${width} px`).toBe(width);
      }
    }
  });

test('a line of text has 50 to 78 characters on a wide screen', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto('/posts/top-ai-frameworks-for-2024');
  const perLine = await page
    .locator('.prose > p')
    .first()
    .evaluate((paragraph) => {
      const range = document.createRange();
      range.selectNodeContents(paragraph);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
      return (paragraph.textContent ?? '').length / lines;
    });
  expect(perLine).toBeGreaterThan(50);
  expect(perLine).toBeLessThan(78);
});

test('a printed post has its text and table, and no controls', async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.goto('/posts/top-ai-frameworks-for-2024');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.prose table')).toBeVisible();
  await expect(page.locator('nav:visible')).toHaveCount(1); // the category above the title
  await expect(page.locator('theme-switch')).toBeHidden();
  await expect(page.locator('.table-region')).toHaveCSS('overflow', 'visible');
  await expect(page.locator('.prose > p').first()).toHaveCSS('color', 'rgb(29, 26, 38)');
});

test('smooth scrolling is off when the reader prefers reduced motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto('/');
  await expect(page.locator('html')).toHaveCSS('scroll-behavior', 'smooth');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(page.locator('html')).toHaveCSS('scroll-behavior', 'auto');
});
