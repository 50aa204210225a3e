import { expect, test } from '@playwright/test';
import { dictionary, fill, locales } from '../lib/base/i18n/i18n';
import { onlyInAll } from '../test/browser/only-in-all';

const parts = ['top-ai-frameworks-for-2024', 'pytorch-in-depth', 'tensorflow-in-depth', 'jax-in-depth'];

for (const locale of locales) {
  const { series } = dictionary(locale);
  const details = onlyInAll(locale !== 'en');
  const address = (slug: string) => `${locale === 'en' ? '' : '/zh'}/posts/${slug}`;

  test(`a reader goes through the series part by part in ${locale}`, details, async ({ page }) => {
    await page.goto(address(parts[0] as string));
    const box = page.getByRole('navigation', { name: new RegExp(`^${series.label}`) });
    for (const [index, slug] of parts.entries()) {
      if (index > 0) await box.getByRole('listitem').nth(index).getByRole('link').click();
      await expect(page).toHaveURL(address(slug));
      await expect(page.getByText(fill(series.part, { n: index + 1, total: parts.length }))).toBeVisible();
      await expect(box.getByRole('listitem')).toHaveCount(parts.length);
      await expect(box.getByRole('link', { name: (await page.getByRole('heading', { level: 1 }).textContent()) ?? '' })).toHaveAttribute(
        'aria-current',
        'page',
      );
    }
  });

  test(`the in-depth posts show facts, strengths and code in ${locale}`, details, async ({ page }) => {
    for (const slug of parts.slice(1)) {
      await page.goto(address(slug));
      const tables = page.locator('main').getByRole('table');
      expect(await tables.count(), slug).toBeGreaterThanOrEqual(2);
      expect(await tables.locator('td details').count(), `${slug}: sources`).toBeGreaterThanOrEqual(12);
      await expect(page.getByRole('img', { name: new RegExp(dictionary(locale).compare.strengths) })).toBeVisible();
      expect(await page.locator('pre code').count(), slug).toBeGreaterThanOrEqual(3);
    }
  });
}
