import { expect, test } from '@playwright/test';
import { dictionary, fillCount, htmlLang, locales } from '../lib/base/i18n/i18n';
import { onlyInAll } from '../test/browser/only-in-all';
import { rawRequest } from '../test/browser/raw-request';

test.use({ javaScriptEnabled: false });

for (const locale of locales) {
  const { archive, posts, series } = dictionary(locale);
  const root = locale === 'en' ? '' : `/${locale}`;
  const details = onlyInAll(locale !== 'en');

  test(`without JavaScript a reader filters the archive in ${locale} and clears the filter`, details, async ({ page }) => {
    await page.goto(`${root}/posts`);
    const form = page.getByRole('form', { name: archive.filter });
    await form.getByRole('combobox', { name: archive.tag }).selectOption('JAX');
    await form.getByRole('combobox', { name: archive.lang }).selectOption(locale);
    await form.getByRole('button', { name: archive.apply }).click();
    await expect(page).toHaveURL(`${root}/posts?tag=jax&category=&lang=${locale}`);
    await expect(form.getByRole('combobox', { name: archive.tag })).toHaveValue('jax');
    await expect(form.getByRole('combobox', { name: archive.lang })).toHaveValue(locale);
    const found = await page.getByRole('heading', { level: 3 }).count();
    expect(found).toBeGreaterThan(1);
    await expect(page.getByRole('status')).toHaveText(fillCount(locale, archive.found, found));
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', new RegExp(`^https://[^/]+${root}/posts$`));
    await form.getByRole('link', { name: archive.clear }).click();
    await expect(page).toHaveURL(`${root}/posts`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(posts.title);
  });

  test(`posts are grouped by year, newest first, in ${locale}`, details, async ({ page }) => {
    await page.goto(`${root}/posts`);
    const years = await page.locator('main section[aria-labelledby^="page.2"]').evaluateAll((sections) =>
      sections.map((section) => ({
        year: section.querySelector('h2')?.textContent?.slice(0, 4),
        dates: [...section.querySelectorAll('time')].map((time) => time.dateTime),
      })),
    );
    expect(years.length).toBeGreaterThan(1);
    for (const { year, dates } of years) for (const date of dates) expect(date.slice(0, 4)).toBe(year);
    const dates = years.flatMap((group) => group.dates);
    expect(dates).toEqual(dates.toSorted().reverse());
  });

  test(
    `a reader goes from the archive to a series, reads its parts in order, and returns by the series box of a post in ${locale}`,
    details,
    async ({ page }) => {
      await page.goto(`${root}/posts`);
      await page.getByRole('region', { name: series.label }).getByRole('link').first().click();
      await expect(page).toHaveURL(`${root}/series/ai-frameworks`);
      const address = page.url();
      const parts = page.locator('main ol > li');
      expect(await parts.count()).toBeGreaterThan(1);
      await expect(page.getByRole('heading', { level: 2 })).toHaveCount(await parts.count());
      await parts.first().getByRole('link').click();
      await page
        .getByRole('navigation', { name: new RegExp(`^${series.label}`) })
        .getByRole('link')
        .first()
        .click();
      await expect(page).toHaveURL(address);
    },
  );

  test(`hostile and unknown query parameters are ignored with a notice in ${locale}`, details, async ({ page, baseURL }) => {
    for (const query of [
      'tag=<script>alert(1)</script>',
      'tag=__proto__&category=constructor',
      'lang=fr',
      'page=0',
      'page=999999',
      'page=9e99',
      'tag=jax&tag=pytorch',
      'category=%00',
      'tag=%ff',
      `tag=${'x'.repeat(3000)}`,
      'page[]=1&page=x',
    ]) {
      const { status, body } = await rawRequest(`${baseURL}`, `${root}/posts?${query}`);
      expect(status, query).toBe(200);
      expect(body.toString(), query).toContain(`<html lang="${htmlLang(locale)}"`);
      expect(body.toString(), query).toContain('role="note"');
      expect(body.toString(), query).not.toContain('<script>alert');
    }
    await page.goto(`${root}/posts?tag=nope&lang=${locale}&utm_source=x`);
    await expect(page.getByRole('note')).toHaveText(archive.ignored.replace('{list}', 'tag=nope'));
  });
}

test('a tag alias in the query selects its tag, and lang=zh lists the Chinese posts', async ({ page }) => {
  const { archive, language } = dictionary('en');
  await page.goto('/posts?tag=torch');
  await expect(page.getByRole('combobox', { name: archive.tag })).toHaveValue('pytorch');
  await page.goto('/posts?lang=zh');
  await expect(page.getByRole('heading', { level: 3 }).first().getByRole('link')).toHaveAttribute('lang', 'zh-Hans');
  await expect(page.getByText(language.only.replace('{language}', 'Chinese'))).toHaveCount(0);
  await page.getByRole('link', { name: dictionary('zh').languageName }).click();
  await expect(page).toHaveURL('/zh/posts?lang=zh');
});

test('a tag page links to related tags, and an alias redirects to its tag', async ({ page, request }) => {
  await page.goto('/tags/jax');
  const related = page.getByRole('list', { name: dictionary('en').tags.related });
  await related.getByRole('link').first().click();
  await expect(page).toHaveURL('/tags/frameworks');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Frameworks');

  for (const [from, to] of [
    ['/tags/torch', '/tags/pytorch'],
    ['/zh/tags/tf', '/zh/tags/tensorflow'],
    ['/tags/Torch/', '/tags/pytorch'],
    ['/zh/tags/torch/page/2?a=1', '/zh/tags/pytorch/page/2?a=1'],
    ['/tags/torch/feed.xml', '/tags/pytorch/feed.xml'],
  ] as const) {
    const response = await request.get(from, { maxRedirects: 0 });
    expect(response.status(), from).toBe(308);
    expect(response.headers().location, from).toBe(to);
  }
  for (const path of ['/tags/PyTorch', '/tags/torchx', '/zh/tags/xtorch']) expect((await request.get(path)).status(), path).toBe(404);
});
