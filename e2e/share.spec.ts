import { expect, test } from '@playwright/test';
import { dictionary, localePath, locales } from '../lib/base/i18n/i18n';
import { rawRequest } from '../test/browser/raw-request';
import { metaOf, readHead } from '../test/browser/read-head';

const post = '/posts/top-ai-frameworks-for-2024';

async function shareImageOf(baseURL: string | undefined, path: string): Promise<string> {
  const image = metaOf(readHead(await (await fetch(baseURL + path)).text()), 'og:image');
  return new URL(`${image}`).pathname;
}

test('an outdated share image redirects to the current one', async ({ baseURL }) => {
  for (const locale of locales) {
    const current = await shareImageOf(baseURL, localePath(locale, post));
    const { status, headers } = await rawRequest(`${baseURL}`, current.replace(/[0-9a-f]{10}\.png$/, '0123456789.png'));
    expect(status).toBe(307);
    expect(headers.location).toBe(current);
    expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate');
    expect((await rawRequest(`${baseURL}`, current)).headers['content-type']).toBe('image/png');
  }
});

const unknownImages = [
  ...['posts/nope.0123456789.png', 'nope/pytorch.0123456789.png', 'constructor/pytorch.0123456789.png', 'posts/__proto__.0123456789.png'],
  ...['pages/nope.0123456789.png', 'compare/jax-vs-pytorch.0123456789.png', 'compare/jax.0123456789.png', 'tags/%E5%BC%BA.0123456789.png'],
  ...[
    'posts/x',
    'posts/.png',
    'posts/..%2f..%2fpackage.json',
    'posts/..%2f.0123456789.png',
    'posts/%00.0123456789.png',
    'posts/%.0123456789.png',
  ],
  ...[
    'posts/%25.0123456789.png',
    'posts/%ff.0123456789.png',
    `posts/${'x'.repeat(4000)}.0123456789.png`,
    'posts/a.ABCDEFABCD.png',
    'posts',
    '',
  ],
  ...['posts/top-ai-frameworks-for-2024.png', 'posts/top-ai-frameworks-for-2024.0123456789.svg', 'posts/[slug].0123456789.png'],
];

for (const name of unknownImages) {
  test(`/share/${name.slice(0, 60)} answers 404`, async ({ baseURL }) => {
    for (const language of ['', '/zh']) {
      const { status, headers, body } = await rawRequest(`${baseURL}`, `${language}/share/${name}`);
      if (status === 308) continue; // The final slash is removed.
      expect(status).toBe(404);
      expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate');
      expect(body.toString()).toContain(dictionary(language ? 'zh' : 'en').notFound.title);
    }
  });
}

test('a share image is the same in concurrent requests', async ({ baseURL }) => {
  const picture = await shareImageOf(baseURL, '/compare/tfx-vs-xla');
  const answers = await Promise.all(Array.from({ length: 8 }, () => rawRequest(`${baseURL}`, picture)));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect(new Set(answers.map(({ body }) => body.toString('base64'))).size).toBe(1);
});

for (const locale of locales) {
  test(`a reader copies the URL of a post (${locale})`, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { share, linkCopied } = dictionary(locale).post;
    await page.goto(`${localePath(locale, post)}?from=mail#page.content`);
    await page.getByRole('button', { name: share.copy }).click();
    await expect(page.getByText(linkCopied)).toBeVisible();
    const canonical = await page.locator('link[rel="canonical"]').getAttribute('href');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(canonical);
  });
}

test('a reader shares a post where the browser supports it', async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(navigator, {
      canShare: () => true,
      share: async (data: ShareData) => {
        document.title = `shared ${data.title} ${data.url}`;
      },
    });
  });
  await page.goto(post);
  await page.getByRole('button', { name: dictionary('en').post.share.more }).click();
  await expect(page).toHaveTitle(/^shared Top AI Frameworks.* https:\/\/newsletter\.example\/posts\/top-ai-frameworks-for-2024$/);
});

test('the copy and share buttons are hidden where the browser supports neither', async ({ page, browser, baseURL }) => {
  await page.addInitScript(() => {
    for (const name of ['clipboard', 'canShare', 'share']) Object.defineProperty(navigator, name, { value: undefined });
  });
  await page.goto(post);
  const { copy, more } = dictionary('en').post.share;
  for (const name of [copy, more]) await expect(page.getByRole('button', { name })).toBeHidden();

  const without = await browser.newPage({ javaScriptEnabled: false, baseURL });
  await without.goto(post);
  for (const name of [copy, more]) await expect(without.getByRole('button', { name })).toBeHidden();
  await without.close();
});
