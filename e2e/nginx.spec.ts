import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { dictionary } from '../lib/i18n';
import { freePort } from '../scripts/free-port';
import { hasNginx, type RunningNginx, startNginx } from '../scripts/nginx/start-nginx';
import { everyPage } from './addresses';
import { ask, whatMatters } from './answer';
import { crawl, fewOfEachKind } from './crawl';
import { redirects } from './fixture-content';
import { fixtureSite } from './fixture-site';
import { moved, nowhere, ofNode } from './odd-addresses';
import { metaOf, readHead } from './read-head';

// One nginx for all tests of this file.
test.describe.configure({ mode: 'default' });

const advice = 'nginx is not installed. On Debian: apt install nginx libnginx-mod-http-brotli-static, as .ci/run does';
const isMissing = !hasNginx();
if (isMissing && process.env.CI) throw new Error(advice);
test.skip(isMissing, advice);

let nginx: RunningNginx;
let folder: string;

test.beforeAll(async ({ browserName: _ }, { project }) => {
  test.setTimeout(180_000);
  folder = project.name === 'site' ? '.' : fixtureSite;
  execFileSync('node', ['--import', 'tsx', 'scripts/compress-pages.ts'], { cwd: folder, stdio: 'inherit' });
  nginx = await startNginx(folder, await freePort(), new URL(`${project.use.baseURL}`).port);
});
test.afterAll(() => nginx?.stop());

/** Whether a page is made by Node when it is asked for. */
function isMadeForReader(address: string): boolean {
  return address.includes('?') || /^(?:\/zh)?\/polls\//.test(address);
}

/** Expects the same of nginx as of `npm start`. */
async function compare(baseURL: string | undefined, address: string, headers: Record<string, string> = {}, method = 'GET') {
  const [ours, theirs] = await Promise.all([nginx.base, `${baseURL}`].map((base) => ask(base, address, headers, method)));
  if (!ours || !theirs) throw new Error('unreachable');
  expect(whatMatters(ours), `${method} ${address} ${JSON.stringify(headers)}`).toEqual(whatMatters(theirs));
  return ours;
}

test('every page and file is what npm start gives, in every encoding', async ({ baseURL }) => {
  test.setTimeout(600_000);
  const pages = [...(await crawl(`${baseURL}`)).values()];
  const crawled = [...pages.filter(({ path }) => !path.includes('?')), ...fewOfEachKind(pages, 5)].map(({ path }) => path);
  const files = readdirSync(path.join(folder, '.nginx/files'), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.(?:br|gz)$/.test(entry.name))
    .map((entry) => encodeURI(`/${path.relative(path.join(folder, '.nginx/files'), path.join(entry.parentPath, entry.name))}`));
  const addresses = new Set([...crawled, ...everyPage.map((page) => page.path), ...files, '/missing', '/zh/missing']);
  expect(addresses.size).toBeGreaterThan(30);
  for (const address of addresses) {
    const plain = await compare(baseURL, address);
    if (isMadeForReader(address)) continue;
    const encodings = { gzip: 'gzip', 'gzip, deflate, br': nginx.hasBrotli ? 'br' : 'gzip' };
    for (const [accepted, expected] of Object.entries(encodings)) {
      const { headers } = await compare(baseURL, address, { 'accept-encoding': accepted });
      const isText = !/^(?:image\/(?!svg)|application\/octet-stream)/.test(`${plain.headers['content-type']}`);
      expect(headers['content-encoding'], address).toBe(isText ? expected : undefined);
      if (isText) expect(headers.vary, address).toMatch(/\bAccept-Encoding\b/);
    }
    expect(plain.headers['content-encoding']).toBeUndefined();
    const head = await compare(baseURL, address, {}, 'HEAD');
    expect(head.headers['content-length'], address).toBe(plain.headers['content-length']);
    if (plain.status !== 200) continue;
    const again = await ask(nginx.base, address, { 'if-none-match': `${plain.headers.etag}` });
    expect(again.status, address).toBe(304);
    expect(again.headers['cache-control'], address).toBe(plain.headers['cache-control']);
  }
});

for (const address of [...moved, ...nowhere, ...ofNode]) {
  test(`${address.slice(0, 60)} answers as npm start does`, async ({ baseURL }) => {
    const { status } = await compare(baseURL, address);
    if (moved.includes(address)) expect(status).toBe(308);
    if (nowhere.includes(address)) expect(status).toBe(404);
  });
}

test('what editors have moved answers as npm start does, in every spelling', async ({ baseURL }, { project }) => {
  test.skip(project.name === 'site', 'The real site has moved nothing yet.');
  const aliases = ['/tags/增强学习', '/zh/tags/增强学习/feed.xml', '/tags/rl'];
  for (const address of [...redirects.map(([from]) => from), ...aliases].map(encodeURI)) {
    const lower = address.replace(/%\w\w/g, (octet) => octet.toLowerCase());
    for (const spelling of [address, lower, `${address}/`, `${address}?a=1&b=%E5%BC%BA`, address.toUpperCase()])
      expect((await compare(baseURL, spelling)).status, spelling).toBe(308);
  }
});

test('a picture for sharing is drawn by Node, and may be kept for ever', async ({ baseURL }) => {
  for (const page of ['/', '/zh/tags', '/zh/posts/top-ai-frameworks-for-2024']) {
    const image = metaOf(readHead(await (await fetch(baseURL + page)).text()), 'og:image');
    const { status, headers } = await compare(baseURL, new URL(`${image}`).pathname);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, 'image/png', 'public, max-age=31536000, immutable']);
  }
});

test('a post is Markdown for who accepts it, and the address decides about anything else', async ({ baseURL }) => {
  for (const post of ['/posts/top-ai-frameworks-for-2024', '/zh/posts/top-ai-frameworks-for-2024', '/posts/nope', '/tags'])
    for (const accept of ['text/markdown', 'text/html, text/markdown;q=0.5', 'text/html, text/markdown;q=0', '*/*'])
      await compare(baseURL, post, { accept });
  const { headers } = await compare(baseURL, '/zh/posts/top-ai-frameworks-for-2024', { accept: 'text/markdown' });
  expect(headers['content-type']).toBe('text/markdown; charset=utf-8');
});

test('forms and what Next.js asks for itself reach Node', async ({ baseURL }) => {
  for (const method of ['POST', 'PUT', 'OPTIONS'])
    for (const address of ['/', '/zh/posts', '/nope', '/api/subscribers', '/u/nobodys', '/zh/confirm/nobodys'])
      await compare(baseURL, address, {}, method);
  for (const address of ['/posts', '/zh', '/nope']) await compare(baseURL, address, { rsc: '1' });
});

test('that a file is missing is kept by no cache, since the next deploy may bring it', async () => {
  for (const address of ['/_next/static/nope.js', '/scripts/nope.js']) {
    const { status, headers } = await ask(nginx.base, address);
    expect(status).toBe(404);
    expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate');
  }
});

test('without Node, every page and file is served and doors say in the reader’s language what happened', async ({ baseURL }) => {
  const alone = await startNginx(folder, await freePort(), await freePort());
  try {
    for (const address of (await crawl(`${baseURL}`)).keys())
      if (!isMadeForReader(address)) expect((await ask(alone.base, address)).status, address).toBe(200);
    for (const [address, locale] of [
      ['/_next/image?url=x', 'en'],
      ['/zh/posts/../x', 'zh'],
    ] as const) {
      const { status, body } = await ask(alone.base, address);
      expect(status).toBe(500);
      expect(body.toString()).toContain(dictionary(locale).error.title);
    }
  } finally {
    await alone.stop();
  }
});

test('nobody is given challenges without end', async () => {
  const asked = Array.from({ length: 30 }, () => ask(nginx.base, '/api/challenges?door=subscribers', {}, 'GET'));
  const statuses = (await Promise.all(asked)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(5);
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(10);
});
