import { expect, test } from '@playwright/test';
import { HtmlValidate } from 'html-validate';
import { crawl, fewOfEachKind } from '../test/browser/crawl';
import { readingPages } from '../test/browser/page-paths';
import { isThorough } from '../test/thorough';

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // React and Next.js decide these.
    'attr-case': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-inline-style': 'off',
    'void-style': 'off',
  },
});

test('every internal link answers 200, and every anchor exists', async ({ baseURL }) => {
  const pages = await crawl(`${baseURL}`);
  expect([...pages.values()].filter(({ status }) => status !== 200)).toEqual([]);
  for (const path of Object.values(readingPages)) expect([...pages.keys()]).toContain(path);
  const broken = [...pages.values()].flatMap(({ path, links }) =>
    links.flatMap((link) => {
      const { pathname, hash } = new URL(link, new URL(path, baseURL));
      const ids = pages.get(pathname)?.ids;
      return hash && ids && !ids.has(decodeURIComponent(hash.slice(1))) ? [`${path} → ${link}`] : [];
    }),
  );
  expect(broken).toEqual([]);
});

test('pages of every kind are valid HTML', async ({ baseURL }) => {
  const pages = [...(await crawl(`${baseURL}`)).values()].filter(({ html }) => html);
  const answers = fewOfEachKind(pages, isThorough ? 30 : 2).map(({ path, html }) => ({ path, html }));
  for (const path of ['/nope', '/zh/server-error']) answers.push({ path, html: await (await fetch(`${baseURL}${path}`)).text() });
  for (const { path, html } of answers) {
    const { results } = await validator.validateString(html);
    expect(
      results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line, column }) => `${path} ${line}:${column} ${ruleId}: ${message}`),
      ),
    ).toEqual([]);
  }
});

test('no page loads from other origins, logs errors, violates its security policy or sets cookies', async ({ page, baseURL }) => {
  const foreign: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(`${baseURL}`) && !request.url().startsWith('data:')) foreign.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  const pages = [...(await crawl(`${baseURL}`)).values()].filter(({ html }) => html);
  for (const { path } of fewOfEachKind(pages, isThorough ? 6 : 1)) await page.goto(path, { waitUntil: 'load' });
  await page.waitForLoadState('networkidle');
  expect(foreign).toEqual([]);
  expect(errors).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
});
