import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { dictionary, locales } from '../lib/base/i18n/i18n';
import { everyPage } from '../test/browser/page-paths';
import { rawRequest } from '../test/browser/raw-request';

test('the HTML of every page has its text without JavaScript', async ({ request }) => {
  for (const { path, status } of everyPage) {
    const response = await request.get(path);
    expect(response.status(), path).toBe(status);
    expect(response.headers()['content-type']).toContain('text/html');
    expect((await response.text()).replace(/<script[\s\S]*?<\/script>/g, '')).toMatch(/<h1[^>]*>[^<]+<\/h1>/);
  }
});

const redirects: [from: string, to: string][] = [
  ['/en', '/'],
  ['/en/posts', '/posts'],
  ['/en/posts/top-ai-frameworks-for-2024', '/posts/top-ai-frameworks-for-2024'],
  ['/posts/', '/posts'],
  ['/zh/', '/zh'],
  ['/posts//top-ai-frameworks-for-2024', '/posts/top-ai-frameworks-for-2024'],
  ['/posts/page/1', '/posts'],
  ['/zh/tags/jax/page/1', '/zh/tags/jax'],
  ['/en/', '/'],
  ['/en/en/posts', '/posts'],
  ['/en/posts/page/1', '/posts'],
  ['/posts/page/1/', '/posts'],
];
for (const [from, to] of redirects) {
  test(`${from} redirects to ${to} in one step`, async ({ request, baseURL }) => {
    const response = await request.get(`${baseURL}${from}`, { maxRedirects: 0 });
    expect(response.status()).toBe(308);
    expect((await request.get(`${baseURL}${to}`, { maxRedirects: 0 })).status()).toBe(200);
    expect(new URL(response.headers().location ?? '', baseURL).pathname).toBe(to);
  });
}

const english = [
  '/nope',
  '/posts/nope',
  '/posts/page/99',
  '/posts/page/0',
  '/posts/page/x',
  '/tags/nope',
  '/categories/nope',
  '/fr',
  '/fr/posts',
  '/POSTS',
  '/Posts/Top-AI-Frameworks-For-2024',
  '/%00',
  '/posts/%00',
  '/%2e%2e/package.json',
  '/..%2f..%2fpackage.json',
  '/posts/%',
  '/posts/%c0%ae',
  '/%ff',
  '/posts/%ed%a0%80',
  '/tags/%E5%BC%BA',
  '/..;/x',
  '/not-found',
  '/index.html',
  '/posts/a/b/c',
  '/%3Cscript%3Ealert(1)%3C/script%3E',
  `/${'x'.repeat(4000)}`,
  '/_next/nope',
  '/_next/static/nope.js',
  '/posts/[slug]',
  '/%5Blocale%5D',
  '/%5Blocale%5D/posts',
  '/[locale]',
  '/posts/%5bslug%5d',
  '/tags/%5Btag%5D',
  '/page/1',
  '/__proto__',
  '/posts/constructor',
];
const chinese = ['/zh/nope', '/zh/posts/nope', '/zh/posts/%', '/zh/%00', '/zh/posts/page/2', '/zh/a/b/c', '/zh/zh', '/zh/en'];
for (const path of [...english, ...chinese]) {
  test(`${path.slice(0, 60)} answers 404 in the reader’s language`, async ({ baseURL }) => {
    const { status, body } = await rawRequest(`${baseURL}`, path, { accept: 'text/html' });
    expect(status).toBe(404);
    expect(body.toString()).toContain(chinese.includes(path) ? '<html lang="zh-Hans"' : '<html lang="en"');
    expect(body.toString()).not.toContain('<script>alert');
  });
}

test('the error page is static, in every language, and is where Next.js looks for it', async ({ request }) => {
  for (const { path, lang } of [
    { path: '/server-error', lang: 'en' },
    { path: '/zh/server-error', lang: 'zh-Hans' },
  ]) {
    const response = await request.get(path);
    expect(response.status()).toBe(500);
    const html = await response.text();
    expect(html).toContain(`<html lang="${lang}"`);
    for (const locale of locales) expect(html).toContain(dictionary(locale).error.title);
  }
  for (const [file, words] of [
    ['pages/500.html', dictionary('en').error.title],
    ['app/_global-error.html', dictionary('zh').error.title],
    ['pages/404.html', dictionary('en').notFound.title],
  ] as const)
    expect(await readFile(`.next/server/${file}`, 'utf8')).toContain(words);
});

test('malformed requests never get status 500', async ({ baseURL }) => {
  for (const path of [
    '/en/en/x',
    '/en/%',
    '//evil.example',
    '/\\evil.example',
    '/zh//evil.example',
    '/?%',
    '/posts?a=%ff',
    '/_next/image?url=%',
    '/_next/image?url=https://evil.example/x.png&w=480&q=75',
    '/.rsc',
    '/posts/top-ai-frameworks-for-2024.rsc',
    '/500',
    '/404',
    '/_error',
    '/_not-found',
  ]) {
    const { status, headers } = await rawRequest(`${baseURL}`, path, { accept: 'text/html' });
    expect([200, 307, 308, 400, 404], `${path}: ${status}`).toContain(status);
    if (headers.location) expect(new URL(headers.location, baseURL).origin).toBe(new URL(`${baseURL}`).origin);
  }
});
