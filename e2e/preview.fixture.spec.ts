import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { type Dictionary, dictionary, fill, type Locale } from '../lib/base/i18n/i18n';
import { publicPath } from '../scripts/build/built-pages';
import { copySite } from '../scripts/copy-site';
import { freePort } from '../scripts/free-port';
import { onlyInAll } from '../test/browser/only-in-all';
import { previewEnvironment, previewOrigin, writePreviewContent } from '../test/browser/preview-content';

const site = '.fixture-sites/preview';
const noindex = '<meta name="robots" content="noindex';

let origin: string;
let server: ChildProcess;

test.describe.configure({ mode: 'serial', timeout: 300_000 });

test.beforeAll(async () => {
  test.setTimeout(300_000);
  await copySite(site);
  await writePreviewContent(path.join(site, 'content'));
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  const env = { ...process.env, ...previewEnvironment, PORT: port, LISTEN_HOST: '127.0.0.1' };
  server = spawn('node', ['--import', 'tsx', 'scripts/start-site.ts'], { cwd: site, env, stdio: 'ignore' });
  await expect
    .poll(
      () =>
        fetch(origin).then(
          ({ ok }) => ok,
          () => server.exitCode,
        ),
      { timeout: 280_000, intervals: [500] },
    )
    .toBe(true);
});
test.afterAll(() => server?.kill('SIGTERM'));

test('every page of a preview says so in its language, and every response has noindex', onlyInAll(), async () => {
  const { routes } = JSON.parse(readFileSync(`${site}/.next/prerender-manifest.json`, 'utf8'));
  const addresses = Object.keys(routes)
    .filter((address) => !address.startsWith('/_'))
    .map(publicPath);
  expect(addresses.length).toBeGreaterThan(60);
  const made = [
    '/posts?tag=jax',
    '/zh/frameworks?sort=license',
    '/guide?tpu=3',
    '/no-such-page',
    '/zh/compare/x-vs-y',
    '/share/posts/x.png',
  ];
  const files = ['/icon.svg', '/images/newsletter/ai-frameworks.jpg', '/pagefind/pagefind.js', '/posts/', '/en/posts', '/tags/rl', '/%ff'];
  for (const address of [...addresses, ...made, ...files]) {
    const answer = await fetch(origin + encodeURI(decodeURI(address.replace('%ff', '%25ff'))).replace('%25ff', '%ff'), {
      redirect: 'manual',
    });
    expect(answer.headers.get('X-Robots-Tag'), address).toBe('noindex');
    if (!answer.headers.get('Content-Type')?.startsWith('text/html')) continue;
    const html = await answer.text();
    const locale = address.split('/')[1] === 'zh' ? 'zh' : 'en';
    expect(html, address).toContain(dictionary(locale).preview.strip);
    expect(html, address).toContain(noindex);
  }
  expect(await (await fetch(`${origin}/robots.txt`)).text()).toMatch(/^Disallow: \/$/m);
});

for (const [slug, locale, mark] of [
  ['a-draft', 'en', 'draft'],
  ['scheduled', 'en', 'scheduled'],
  ['scheduled', 'zh', 'scheduled'],
  ['unlisted', 'en', 'unlisted'],
] satisfies [string, Locale, keyof Dictionary['preview']['marks']][])
  test(`the ${mark} post ${slug} (${locale}) has a ribbon with its state and date, and a badge in lists`, onlyInAll(), async ({ page }) => {
    const { preview } = dictionary(locale);
    const base = origin + (locale === 'en' ? '' : `/${locale}`);
    await page.goto(`${base}/posts/${slug}`);
    const date = locale === 'en' ? '1 January 2999 at 00:00 UTC' : '2999年1月1日 00:00 UTC';
    await expect(page.getByRole('note', { name: preview.label })).toHaveText(fill(preview.says[mark], { date }));
    const canonical = page.locator('link[rel=canonical]');
    await expect(canonical).toHaveAttribute('href', `${previewOrigin}${base.slice(origin.length)}/posts/${slug}`);
    await page.goto(`${base}/posts`);
    const item = page.getByRole('listitem').filter({ has: page.locator(`a[href$="/posts/${slug}"]`) });
    await expect(item).toHaveCount(mark === 'unlisted' ? 0 : 1);
    if (mark !== 'unlisted') await expect(item.getByRole('heading')).toContainText(preview.marks[mark]);
    await page.goto(`${base}/posts/everything`.replace('/zh', ''));
    await expect(page.getByRole('note', { name: preview.label })).toHaveCount(0);
  });

test('JavaScript front matter is rejected and not run', onlyInAll(), async () => {
  const trace = path.resolve(site, 'was-run');
  const post = path.join(site, 'content/posts/a-program.mdx');
  const program = `require('node:fs').writeFileSync(${JSON.stringify(trace)}, '')`;
  try {
    await writeFile(post, `---js\n{ title: ${program} }\n---\n\nText.\n`);
    // Contentlayer looks for its project in PWD.
    const env = { ...process.env, PWD: path.resolve(site) };
    const { status, stdout, stderr } = spawnSync('contentlayer2', ['build'], { cwd: site, env, encoding: 'utf8' });
    expect(stdout + stderr).toContain('Only YAML is allowed as front matter');
    expect(status).not.toBe(0);
    expect(existsSync(trace)).toBe(false);
  } finally {
    await rm(post);
  }
});
