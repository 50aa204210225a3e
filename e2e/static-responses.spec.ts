import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';
import { freePort } from '../scripts/free-port';
import type { Manifest } from '../scripts/static-responses/manifest';
import { fewOfEachKind } from '../test/browser/crawl';
import { redirects } from '../test/browser/fixture-content';
import { fixtureSite } from '../test/browser/fixture-site';
import { comparableResponse, rawRequest } from '../test/browser/raw-request';
import { moved, nowhere, ofNode } from '../test/browser/unusual-paths';
import { isThorough } from '../test/thorough';

// The tests of this file share one Next.js server.
test.describe.configure({ mode: 'default' });

const post = '/posts/top-ai-frameworks-for-2024';

let nextAlone: ChildProcess;
let next: string;
let manifest: Manifest;

test.beforeAll(async ({ browserName: _ }, testInfo) => {
  const folder = testInfo.project.name === 'site' ? '.' : fixtureSite;
  manifest = JSON.parse(readFileSync(path.join(folder, '.next/static-responses.json'), 'utf8'));
  const port = await freePort();
  const file = path.resolve('test/browser/serve-next-alone.ts');
  const env = { ...process.env, PORT: port, DATA_DIR: testInfo.outputPath('data') };
  nextAlone = spawn('node', ['--import', 'tsx', file], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'], env });
  if (!nextAlone.stdout) throw new Error('Next.js has no output.');
  for await (const line of createInterface(nextAlone.stdout)) if (line === 'ready') break;
  nextAlone.stdout.resume();
  next = `http://127.0.0.1:${port}`;
});
test.afterAll(async () => {
  if (!nextAlone || nextAlone.exitCode !== null) return;
  nextAlone.kill('SIGTERM');
  await once(nextAlone, 'exit');
});

/** Expects the same response from `npm start` as from Next.js alone. */
async function compare(baseURL: string | undefined, address: string, headers: Record<string, string> = {}, method = 'GET') {
  const [ours, theirs] = await Promise.all([
    rawRequest(`${baseURL}`, address, headers, method),
    rawRequest(next, address, headers, method),
  ]);
  expect(comparableResponse(ours), `${method} ${address} ${JSON.stringify(headers)}`).toEqual(comparableResponse(theirs));
  return ours;
}

test('every static response equals that of Next.js, in every encoding', async ({ baseURL }) => {
  test.setTimeout(600_000);
  const addresses = Object.keys(manifest.responses);
  for (const needed of ['/', '/zh', post, `${post}.md`, '/feed.xml', '/icon.svg', '/not-found', '/images/newsletter/ai-frameworks.jpg'])
    expect(addresses).toContain(needed);
  const compared = isThorough
    ? addresses.map((path) => ({ path }))
    : fewOfEachKind(
        addresses.map((path) => ({ path })),
        3,
      );
  for (const { path: address } of compared) {
    const plain = await compare(baseURL, address);
    expect(plain.headers['accept-ranges'], address).toBe('bytes');
    const packed = manifest.bodies[manifest.responses[address]?.body ?? -1]?.packed?.br;
    for (const [accepted, expected] of [
      ['gzip', 'gzip'],
      ['gzip, deflate, br', 'br'],
    ] as const) {
      const { headers } = await compare(baseURL, address, { 'accept-encoding': accepted });
      expect(headers['content-encoding'], address).toBe(packed ? expected : undefined);
      if (packed) expect(headers.vary, address).toMatch(/\bAccept-Encoding$/);
    }
    const head = await compare(baseURL, address, {}, 'HEAD');
    expect(head.headers['content-length'], address).toBe(plain.headers['content-length']);
  }
});

for (const address of [...moved, ...nowhere, ...ofNode]) {
  test(`${address.slice(0, 60)} answers as Next.js does`, async ({ baseURL }) => {
    const { status } = await compare(baseURL, address);
    if (moved.includes(address)) expect(status).toBe(308);
    if (nowhere.includes(address)) expect(status).toBe(404);
  });
}

test('redirects of editors answer as Next.js does, in every spelling', async ({ baseURL }, { project }) => {
  test.skip(project.name === 'site', 'The real site has no redirects yet.');
  const aliases = ['/tags/增强学习', '/zh/tags/增强学习/feed.xml', '/tags/rl'];
  for (const address of [...redirects.map(([from]) => from), ...aliases].map(encodeURI)) {
    const lower = address.replace(/%\w\w/g, (octet) => octet.toLowerCase());
    for (const spelling of [address, lower, `${address}/`, `${address}?a=1&b=%E5%BC%BA`, address.toUpperCase()])
      expect((await compare(baseURL, spelling)).status, spelling).toBe(308);
  }
});

test('queries, Accept, methods and the headers of Next.js are handled as by Next.js', async ({ baseURL }) => {
  for (const query of ['?', '?utm_source=x', '?sort=tpu', '?tag=jax', '?s%6Frt=tpu', '?mobile=2', '?_rsc=abc'])
    for (const address of ['/', post, '/frameworks', '/zh/posts', '/guide', '/feed.xml', '/icon.svg', '/nope'])
      await compare(baseURL, address + query);
  for (const address of [post, `/zh${post}`, '/posts/nope', '/tags'])
    for (const accept of ['text/markdown', 'text/html, text/markdown;q=0.5', 'text/html, text/markdown;q=0', '*/*'])
      await compare(baseURL, address, { accept });
  for (const method of ['POST', 'PUT', 'OPTIONS', 'DELETE'])
    for (const address of ['/', '/zh/posts', '/icon.svg', '/nope', '/api/subscribers']) await compare(baseURL, address, {}, method);
  for (const name of ['rsc', 'next-router-prefetch', 'x-middleware-prefetch', 'x-nextjs-data', 'purpose'])
    for (const address of ['/posts', '/zh', post, '/nope', '/feed.xml']) await compare(baseURL, address, { [name]: '1' });
  const { headers } = await compare(baseURL, `/zh${post}`, { accept: 'text/markdown' });
  expect(headers['content-type']).toBe('text/markdown; charset=utf-8');
  expect(headers.vary).toMatch(/^Accept, /);
});

test('an unchanged response answers 304, with an entity tag for each encoding', async ({ baseURL }) => {
  for (const address of ['/', `${post}.md`, '/feed.xml', '/icon.svg', '/images/newsletter/ai-frameworks.jpg']) {
    const tags = new Set<string>();
    for (const encoding of ['identity', 'gzip', 'br']) {
      const { headers, body } = await rawRequest(`${baseURL}`, address, { 'accept-encoding': encoding });
      const etag = `${headers.etag}`;
      tags.add(`${headers['content-encoding']} ${etag}`);
      expect(etag).toMatch(/^"[\w-]+"$/);
      expect(body.length).toBeGreaterThan(0);
      for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
        const again = await rawRequest(`${baseURL}`, address, { 'accept-encoding': encoding, 'if-none-match': known });
        expect([again.status, again.body.length, again.headers.etag], `${address} ${known}`).toEqual([304, 0, etag]);
        for (const name of ['cache-control', 'vary', 'content-security-policy']) expect(again.headers[name], name).toBe(headers[name]);
        expect(again.headers['content-type']).toBeUndefined();
      }
      expect((await rawRequest(`${baseURL}`, address, { 'accept-encoding': encoding, 'if-none-match': '"x"' })).status).toBe(200);
    }
    expect(new Set([...tags].map((tag) => tag.split(' ')[1])).size, address).toBe(tags.size);
  }
  const { headers } = await rawRequest(`${baseURL}`, '/nope');
  expect((await rawRequest(`${baseURL}`, '/nope', { 'if-none-match': `${headers.etag}` })).status).toBe(404);
});

test('range requests of a page and an image get the part, or the whole', async ({ baseURL }) => {
  for (const address of ['/', '/images/newsletter/ai-frameworks.jpg']) {
    const { headers, body } = await rawRequest(`${baseURL}`, address);
    const size = body.length;
    for (const [range, first, last] of [
      ['bytes=0-9', 0, 9],
      ['bytes=5-', 5, size - 1],
      ['bytes=-5', size - 5, size - 1],
    ] as const) {
      const part = await rawRequest(`${baseURL}`, address, { range, 'if-range': `${headers.etag}` });
      expect([part.status, part.headers['content-range']], range).toEqual([206, `bytes ${first}-${last}/${size}`]);
      expect(part.body.equals(body.subarray(first, last + 1)), range).toBe(true);
    }
    for (const ignored of [{ range: 'bytes=0-1,4-5' }, { range: `bytes=${size}-` }, { range: 'bytes=0-9', 'if-range': '"x"' }]) {
      const whole = await rawRequest(`${baseURL}`, address, ignored);
      expect([whole.status, whole.body.length], JSON.stringify(ignored)).toEqual([200, size]);
    }
  }
});

test('a 404 is revalidated, since the next deploy may bring the file', async ({ baseURL }) => {
  for (const address of ['/_next/static/nope.js', '/scripts/nope.js', '/nope']) {
    const { status, headers } = await rawRequest(`${baseURL}`, address);
    expect([status, headers['cache-control']], address).toEqual([404, 'public, max-age=0, must-revalidate']);
  }
});
