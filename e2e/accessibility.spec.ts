import { expect, test } from '@playwright/test';
import { defaultLocale, dictionary } from '../lib/base/i18n/i18n';
import { accessibilityViolations } from '../test/browser/accessibility-violations';
import { onlyInAll } from '../test/browser/only-in-all';
import { everyPage } from '../test/browser/page-paths';

/** Both languages share their markup. These kinds of pages are checked in Chinese too, for the text and its language. */
const inChinese = ['home', 'post', 'frameworks', 'subscribe', 'not found'];

for (const { kind, locale, path } of everyPage.filter(({ kind, locale }) => locale === defaultLocale || inChinese.includes(kind))) {
  test(`${kind} in ${locale} has no violation of WCAG 2.2 AA, in light and dark`, onlyInAll(locale !== defaultLocale), async ({ page }) => {
    await page.goto(path);
    expect(await accessibilityViolations(page)).toEqual([]);
  });
}

test('the keyboard reaches skip link, header and table in visual order, with a visible focus', async ({ page }) => {
  const { nav } = dictionary('en');
  await page.goto('/posts/top-ai-frameworks-for-2024');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: nav.skip });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();

  await page.goto('/posts/top-ai-frameworks-for-2024');
  const region = page.getByRole('region', { name: 'Framework Selection Guide' });
  const names: string[] = [];
  while (names.length < 60 && !(await region.evaluate((element) => element === document.activeElement))) {
    await page.keyboard.press('Tab');
    const { name, outline } = await page.evaluate(() => {
      const element = document.activeElement ?? document.body;
      return { name: element.getAttribute('aria-label') ?? element.textContent ?? '', outline: getComputedStyle(element).outlineStyle };
    });
    expect(outline, `the focus on “${name}” is visible`).not.toBe('none');
    names.push(name);
  }
  expect(names.slice(0, 5)).toEqual([nav.skip, nav.home, nav.posts, nav.frameworks, nav.guide]);
  expect(names.at(-1)).toBe('Framework Selection Guide');
  await expect(region).toBeInViewport();
});
