import { chromium, expect, test } from '@playwright/test';
import { dictionary } from '../lib/base/i18n/i18n';
import { wholeBrowser } from '../scripts/find-browser';

const { nav, theme } = dictionary('en');

test('going back restores the page from the browser’s cache in the current colour scheme', async ({ baseURL, launchOptions }) => {
  const executablePath = wholeBrowser();
  test.skip(!executablePath, 'The headless shell has no back/forward cache: apt install chromium');
  // Playwright disables the back/forward cache and cannot follow a restored page, which therefore reports through localStorage.
  const browser = await chromium.launch({ ...launchOptions, executablePath, ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  const context = await browser.newContext({ baseURL });
  const witness = await context.newPage();
  await witness.goto('/about');
  const page = await context.newPage();
  await page.goto('/');
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => {
      const shown = [persisted, document.documentElement.dataset.theme, document.querySelector('select')?.value];
      localStorage.setItem('came-back', shown.join(' '));
    });
  });
  await page.getByRole('navigation', { name: nav.label }).getByRole('link', { name: nav.posts }).click();
  await page.getByRole('combobox', { name: theme.label }).selectOption('dark');
  await expect(witness.locator('html')).toHaveAttribute('data-theme', 'dark');
  page.evaluate(() => history.back()).catch(() => {});
  await expect.poll(() => witness.evaluate(() => localStorage.getItem('came-back'))).toBe('true dark dark');
  await browser.close();
});

test('the browser accepts the speculation rules that prerender a page on hover', async ({ page }) => {
  const preload = await page.context().newCDPSession(page);
  const ruleSets: { url?: string; sourceText: string; errorType?: string }[] = [];
  preload.on('Preload.ruleSetUpdated', ({ ruleSet }) => ruleSets.push(ruleSet));
  await preload.send('Preload.enable');
  await page.goto('/');
  await expect.poll(() => ruleSets.length).toBe(1);
  expect(ruleSets[0]?.url).toContain('/speculation-rules.json');
  expect(ruleSets[0]?.errorType).toBeUndefined();
  expect(JSON.parse(ruleSets[0]?.sourceText ?? '').prerender).toMatchObject([{ eagerness: 'moderate' }]);
});

test('pages have a view transition, unless the reader prefers reduced motion', async ({ page }) => {
  const hasRule = () =>
    page.evaluate(() =>
      [...document.styleSheets].some((sheet) =>
        [...sheet.cssRules].some(
          (rule) =>
            rule instanceof CSSMediaRule &&
            matchMedia(rule.conditionText).matches &&
            [...rule.cssRules].some(({ cssText }) => cssText.startsWith('@view-transition')),
        ),
      ),
    );
  await page.goto('/');
  expect(await hasRule()).toBe(true);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await hasRule()).toBe(false);
});
