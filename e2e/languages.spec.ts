import { expect, test } from '@playwright/test';
import { dictionary, htmlLang } from '../lib/base/i18n/i18n';
import { everyPage, everyReadingPage, readingPages } from '../test/browser/page-paths';
import { readHead } from '../test/browser/read-head';
import { isThorough } from '../test/thorough';

/** Pages that find their translation in different ways. */
const fewPages = [readingPages.home, readingPages.post, readingPages.tag, readingPages.comparison, readingPages.about];

test('changing the language leads to the same page in the other language', async ({ page }) => {
  for (const path of isThorough ? Object.values(readingPages) : fewPages) {
    await page.goto(path);
    await page
      .getByRole('banner')
      .getByRole('link', { name: dictionary('zh').languageName })
      .click();
    await expect(page).toHaveURL(path === '/' ? '/zh' : `/zh${path}`);
    await expect(page.locator('html')).toHaveAttribute('lang', htmlLang('zh'));
    await page
      .getByRole('banner')
      .getByRole('link', { name: dictionary('en').languageName })
      .click();
    await expect(page).toHaveURL(path);
  }
});

test('pages in two languages link each other as alternates', async ({ request }) => {
  for (const { path } of everyReadingPage) {
    const html = await (await request.get(path)).text();
    const canonical = /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1];
    expect(canonical).toBe(`https://newsletter.example${path === '/' ? '' : path}`);
    const alternates = [...html.matchAll(/<link rel="alternate" hrefLang="([^"]*)" href="([^"]*)"/g)].map(([, lang]) => lang);
    expect(alternates.sort()).toEqual(['en', 'x-default', 'zh-Hans']);
    for (const [, , href] of html.matchAll(/<link rel="alternate" hrefLang="([^"]*)" href="([^"]*)"/g))
      expect((await request.get(new URL(href ?? '').pathname)).status()).toBe(200);
  }
});

test('every page has one h1, a unique title and a description', async ({ request }) => {
  const titles = new Set<string>();
  for (const { path } of everyPage) {
    const html = await (await request.get(path)).text();
    expect(html.match(/<h1[\s>]/g), path).toHaveLength(1);
    const { title, tags } = readHead(html);
    expect(tags.find(({ attributes }) => attributes.name === 'description')?.attributes.content, path).toBeTruthy();
    titles.add(title);
  }
  expect(titles.size).toBe(everyPage.length);
});

test('Chinese pages have no slanted glyphs and name their script', async ({ page }) => {
  await page.goto('/zh/posts/top-ai-frameworks-for-2024');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  const slanted = await page
    .locator('main *')
    .evaluateAll((elements) => elements.filter((element) => getComputedStyle(element).fontStyle !== 'normal').length);
  expect(slanted).toBe(0);
});
