/**
 * What no reader sends: one test for each kind, by its number in the list of faults. Elsewhere: 36 to 38 and 41, `lib/endpoint/endpoint.test.ts` and
 * `guard.test.ts` in full; 40, `scripts/client-address.test.ts`; 43, 53 and 55, `addresses.spec.ts`; 51, `lib/archive` and
 * `lib/frameworks`, which read what is asked; 52, `feeds.fixture.spec.ts`; 56, `finished-pages.spec.ts`.
 */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect } from '@playwright/test';
import { linkIn, type Newsletter, test } from '../test/browser/newsletter';
import { onlyInAll } from '../test/browser/only-in-all';
import { everyReadingPage } from '../test/browser/page-paths';
import { type Answer, ask } from '../test/browser/raw-request';
import { type Talk, talk } from '../test/browser/raw-socket';
import { signUp, untilOpen } from '../test/browser/sign-up';

// The slow ones talk while the others do.
test.describe.configure({ mode: 'default' });

const form = 'application/x-www-form-urlencoded';
const signUpHead = (site: Newsletter, ...lines: string[]) =>
  [
    'POST /api/subscribers HTTP/1.1',
    `Host: ${new URL(site.url).host}`,
    `Origin: ${site.url}`,
    `Content-Type: ${form}`,
    ...lines,
    '',
    '',
  ].join('\r\n');
const statusOf = ({ said }: Talk) => Number(/^HTTP\/1\.1 (\d+)/.exec(said)?.[1]);
/** An answer without what is of its moment. */
const lasting = ({ status, headers: { date: _, ...headers }, body }: Answer) => ({ status, headers, body: body.toString() });
/** Nothing that tells what the site is made of. */
const isSilent = (text: string) => expect(text).not.toMatch(/node_modules|webpack|\n\s+at |\.[tj]sx?:\d/);

let slow: Promise<Talk>[];
test.beforeAll(async ({ newsletter }) => {
  // The database is opened by who comes first.
  await untilOpen(newsletter);
  const head = `GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ${'x'.repeat(500)}`;
  slow = Array.from({ length: 100 }, () => talk(newsletter.address, head, 1000));
});

test('34: a body of 10 MB is refused unread, and the connection closed', onlyInAll(), async ({ newsletter }) => {
  const piece = Buffer.alloc(8192, 'a');
  const pieces = Array.from({ length: 1280 }, () => piece);
  const answer = await talk(newsletter.address, [signUpHead(newsletter, 'Content-Length: 10485760'), ...pieces], 50);
  expect(statusOf(answer)).toBe(413);
  expect(answer.sentBeforeAnswer).toBeLessThan(1_000_000);
  expect(answer.closedAfter).toBeLessThan(10_000);
});

test('34: a body without end is read as far as a form can reach', onlyInAll(), async ({ newsletter }) => {
  function* endless(head: string) {
    yield head;
    for (;;) yield `400\r\n${'a'.repeat(1024)}\r\n`;
  }
  const atEndpoint = await talk(newsletter.address, endless(signUpHead(newsletter, 'Transfer-Encoding: chunked')), 50);
  expect(statusOf(atEndpoint)).toBe(413);
  expect(atEndpoint.sentBeforeAnswer).toBeLessThan(64 * 1024);
  expect(atEndpoint.closedAfter).toBeLessThan(10_000);
  for (const [method, status] of [
    ['POST', 405],
    ['GET', 200],
  ] as const) {
    const head = `${method} /posts HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const answer = await talk(newsletter.address, endless(head), 20);
    expect([method, statusOf(answer)]).toEqual([method, status]);
    expect(answer.closedAfter, method).toBeLessThan(10_000);
  }
});

test('36: what cannot be read gets a short answer that tells nothing of the site', onlyInAll(), async ({ newsletter }) => {
  const deep = 7000;
  for (const [type, body, status] of [
    ['text/plain', 'email=a', 415],
    ['application/json', '{', 400],
    ['application/json', '\uFEFF{"email":"a@b.co"}', 400],
    ['application/json', '{"email":"a@b.co","email":"c@d.ef"}', 400],
    ['application/json', `{"a":${'['.repeat(deep)}${']'.repeat(deep)}}`, 400],
    ['multipart/form-data', 'x', 400],
  ] as const)
    for (const accept of ['application/json', 'text/html']) {
      const headers = { origin: newsletter.url, 'content-type': type, accept, 'x-real-ip': `20.36.${body.length % 256}.1` };
      const answer = await ask(newsletter.address, '/api/subscribers', headers, 'POST', body);
      expect(answer.status, body.slice(0, 40)).toBe(status);
      expect(answer.body.length).toBeLessThan(accept === 'text/html' ? 16_384 : 512);
      isSilent(answer.body.toString());
    }
});

test('38: a field that only we may write is ignored', onlyInAll(), async ({ newsletter }) => {
  const email = 'mass.assignment@example.org';
  const fields = { email, state: 'confirmed', status: 'confirmed', confirmedAt: '2020-01-01', __proto__: 'x', id: '1' };
  expect((await signUp(newsletter, fields)).status).toBe(202);
  const mails = await newsletter.mailsTo(email);
  expect(mails).toHaveLength(1);
  linkIn(mails[0], '/confirm/');
});

test('39: no header makes the site say that it is another', async ({ newsletter }) => {
  const evil = {
    host: 'evil.example',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'gopher',
    'x-forwarded-port': '1',
    forwarded: 'host=evil.example;proto=gopher',
    'x-original-url': '/evil',
    'x-rewrite-url': '/evil',
    'x-host': 'evil.example',
  };
  const pages = everyReadingPage.map(({ path }) => path);
  for (const path of [...pages, '/en/posts', '/posts/', '/nope', '/feed.xml', '/sitemap.xml', '/frameworks?sort=license', '/confirm/x']) {
    const usual = await ask(newsletter.address, path);
    expect(lasting(await ask(newsletter.address, path, evil)), path).toEqual(lasting(usual));
  }
  for (const accept of ['text/html', 'application/json']) {
    const email = `host.${accept.length}@example.org`;
    const answer = await signUp(newsletter, { email }, { ...evil, accept });
    expect(answer.headers.location ?? '/').toMatch(/^\/(?!\/)/);
    expect(JSON.stringify(lasting(answer))).not.toContain('evil');
    const [mail] = await newsletter.mailsTo(email);
    expect(`${mail?.text}${mail?.html}`).not.toContain('evil');
    expect(new URL(linkIn(mail, '/confirm/')).origin).toBe(newsletter.url);
  }
});

test('40: who counts as having come is not what a visitor says', onlyInAll(), async ({ newsletter }) => {
  const statuses: number[] = [];
  for (let turn = 0; turn < 6; turn++) {
    const said = `20.99.${turn}.1`;
    const headers = { 'x-forwarded-for': said, 'x-client-address': said, forwarded: `for=${said}`, 'x-real-ip': '20.40.40.40' };
    statuses.push((await signUp(newsletter, { email: 'a@b' }, headers)).status);
  }
  expect(statuses).toEqual([400, 400, 400, 400, 400, 429]);
});

test('41: a form on another site opens no endpoint', async ({ newsletter }) => {
  const forms: Record<string, string>[] = [
    { origin: 'null' },
    { origin: '' },
    { origin: 'https://evil.example' },
    { origin: `${newsletter.url}.evil.example` },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];
  for (const headers of forms)
    for (const path of ['/api/subscribers', '/api/confirmations']) {
      const all = { origin: newsletter.url, 'content-type': form, ...headers };
      expect((await ask(newsletter.address, path, all, 'POST', 'email=a%40b.co&token=x')).status, JSON.stringify(headers)).toBe(403);
    }
  const noOrigin = await ask(newsletter.address, '/api/subscribers', { 'content-type': form }, 'POST', 'email=a%40b.co');
  expect(noOrigin.status).toBe(403);
});

test('42: nothing that is sent decides where a reader is led, or writes a header', onlyInAll(), async ({ newsletter }) => {
  const targets = [
    '//evil.example',
    'https:evil.example',
    '/\\evil.example',
    '/x\r\nLocation: https://evil.example',
    '/x%0d%0aSet-Cookie:a=b',
  ];
  for (const [number, target] of targets.entries()) {
    const where = { next: target, source: target, redirect: target, returnTo: target };
    const query = new URLSearchParams(where);
    const headers = { origin: newsletter.url, 'content-type': form, accept: 'text/html', 'x-real-ip': `20.42.${number}.1` };
    const body = new URLSearchParams({ email: `next.${number}@example.org`, ...where }).toString();
    const led = await ask(newsletter.address, `/api/subscribers?${query}`, headers, 'POST', body);
    expect([led.status, led.headers.location]).toEqual([303, '/subscribe/check-inbox']);
    expect(led.headers['set-cookie']).toBeUndefined();
    const refused = await ask(newsletter.address, '/api/subscribers', headers, 'POST', body.replace('example.org', ''));
    expect(refused.status).toBe(400);
    expect(refused.body.toString()).not.toMatch(/(?:href|action|src)="[^"]*evil/);
    for (const path of ['/en/posts', '/posts/']) {
      const moved = await ask(newsletter.address, `${path}?${query}`);
      expect(new URL(moved.headers.location ?? '', newsletter.url).origin).toBe(newsletter.url);
      expect(moved.headers['set-cookie']).toBeUndefined();
    }
  }
});

test('43: an address of 64 KB is refused', onlyInAll(), async ({ newsletter }) => {
  expect(statusOf(await talk(newsletter.address, [`GET /${'x'.repeat(65_536)} HTTP/1.1\r\nHost: x\r\n\r\n`]))).toBe(431);
});

test('44: what Next.js says to itself opens nothing', async ({ newsletter }) => {
  const said: Record<string, string>[] = [
    { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
    { 'x-middleware-subrequest': 'src/middleware:src/middleware:src/middleware:src/middleware:src/middleware' },
    { 'x-middleware-rewrite': '/admin', 'x-middleware-next': '1', 'x-middleware-set-cookie': 'a=b' },
    { 'x-matched-path': '/admin', 'x-now-route-matches': '1', 'x-invoke-path': '/admin', 'x-invoke-status': '200' },
    { 'x-nextjs-data': '1' },
    { 'x-prerender-revalidate': 'x' },
  ];
  for (const path of ['/confirm/x', '/zh/confirm/x', '/api/challenges?form=nope', '/api/subscribers', '/subscribe/check-inbox', '/nope']) {
    const usual = await ask(newsletter.address, path);
    for (const headers of said) {
      const answer = await ask(newsletter.address, path, headers);
      expect(lasting(answer), `${path} ${JSON.stringify(headers)}`).toEqual(lasting(usual));
    }
    const asked = await ask(newsletter.address, `${path}${path.includes('?') ? '&' : '?'}_rsc=x`);
    expect([asked.status, asked.body.toString()]).toEqual([usual.status, usual.body.toString()]);
  }
  for (const path of ['/confirm/x', '/zh/preferences/x', '/api/subscribers', '/u/x'])
    for (const more of [{}, { 'next-router-prefetch': '1' }, { 'next-router-segment-prefetch': '/_tree' }])
      expect(lasting(await ask(newsletter.address, path, { rsc: '1', ...more })), path).toEqual(
        lasting(await ask(newsletter.address, path)),
      );
  for (const path of ['/confirm/x.rsc', '/confirm/x.segments/_tree.segment.rsc', '/api/subscribers.rsc']) {
    const { status, headers } = await ask(newsletter.address, path);
    expect([307, 400, 404], path).toContain(status);
    expect(new URL(headers.location ?? '/', newsletter.url).origin, path).toBe(newsletter.url);
  }
});

test('45: there are no actions to call', onlyInAll(), async ({ newsletter }) => {
  const headers = { 'next-action': 'x'.repeat(42), 'content-type': 'multipart/form-data; boundary=x', origin: newsletter.url };
  const body = '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n["$1:__proto__:then"]\r\n--x--\r\n';
  for (const path of ['/', '/zh/posts', '/confirm/x', '/search', '/nope']) {
    const answer = await ask(newsletter.address, path, headers, 'POST', body);
    expect([answer.status, answer.headers.allow], path).toEqual([405, 'GET, HEAD']);
  }
  for (const path of ['/api/nope', '/u/nope', '/u/a/b', '/api/challenges', '/api/health', '/api/subscribers/x'])
    for (const type of [headers['content-type'], form, 'text/plain']) {
      const answer = await ask(newsletter.address, path, { ...headers, 'content-type': type }, 'POST', body);
      expect([404, 405], `${path} ${type}: ${answer.status}`).toContain(answer.status);
      isSilent(answer.body.toString());
    }
});

test('46: nobody has the site connect to another', onlyInAll(), async ({ newsletter }) => {
  let visits = 0;
  const inside = createServer((socket) => {
    visits++;
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret');
  });
  await once(inside.listen(0, '127.0.0.1'), 'listening');
  const address = inside.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const upgrade =
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n';
  for (const target of [`http://127.0.0.1:${port}/`, `//127.0.0.1:${port}/`, '/_next/webpack-hmr', '/'])
    for (const more of [upgrade, 'Connection: close\r\n']) {
      const answer = await talk(newsletter.address, [`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${more}\r\n`]);
      expect(answer.said, target).not.toMatch(/^HTTP\/1\.1 101|secret/);
      expect(answer.closedAfter, target).toBeLessThan(30_000);
    }
  expect((await talk(newsletter.address, [`CONNECT 127.0.0.1:${port} HTTP/1.1\r\nHost: x\r\n\r\n`])).said).not.toContain('200');
  expect(visits).toBe(0);
  inside.close();
});

test('47: pictures are made of ours alone, in few sizes', onlyInAll(), async ({ newsletter }) => {
  const make = async (query: string) => (await ask(newsletter.address, `/_next/image?${query}`)).status;
  const own = encodeURIComponent('/images/newsletter/ai-frameworks.jpg');
  expect(await make(`url=${own}&w=480&q=75`)).toBe(200);
  for (const url of [
    'http://169.254.169.254/',
    '//evil.example/x.png',
    '/../package.json',
    '/images/../api/health',
    '/images/%2e%2e/icon.svg',
  ])
    expect([400, 404], url).toContain(await make(`url=${encodeURIComponent(url)}&w=480&q=75`));
  for (const width of [1, 16, 479, 481, 640, 3840, 99_999, 1e20, -1, '480.5', 'x'])
    expect(await make(`url=${own}&w=${width}&q=75`)).toBe(400);
  for (const quality of [1, 74, 76, 100, 'x']) expect(await make(`url=${own}&w=480&q=${quality}`)).toBe(400);
});

test('48: methods that an address does not know are refused, and it says which it knows', async ({ newsletter }) => {
  const knows = {
    '/api/nope': 'GET, HEAD',
    '/': 'GET, HEAD',
    '/zh/posts': 'GET, HEAD',
    '/nope': 'GET, HEAD',
    '/icon.svg': 'GET, HEAD',
    '/confirm/x': 'GET, HEAD',
  };
  for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'OPTIONS', 'POST'])
    for (const [path, allow] of Object.entries(knows)) {
      const answer = await ask(newsletter.address, path, {}, method);
      expect([answer.status, answer.headers.allow], `${method} ${path}`).toEqual([405, allow]);
    }
  for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH', 'GET', 'HEAD'])
    for (const path of ['/api/subscribers', '/api/confirmations']) {
      const answer = await ask(newsletter.address, path, {}, method);
      expect([answer.status, answer.headers.allow], `${method} ${path}`).toEqual([405, expect.stringContaining('POST')]);
    }
  // Node itself cannot read a method that it has never heard of.
  expect(statusOf(await talk(newsletter.address, ['FOO / HTTP/1.1\r\nHost: x\r\n\r\n']))).toBe(400);
  const pages = everyReadingPage.map(({ path }) => path);
  for (const path of [...pages, '/nope', '/posts/', '/confirm/x', '/api/health', '/feed.xml', '/posts?tag=jax']) {
    const [got, headed] = [await ask(newsletter.address, path), await ask(newsletter.address, path, {}, 'HEAD')];
    const { 'transfer-encoding': _, 'content-length': __, ...headers } = lasting(got).headers;
    const { 'transfer-encoding': ___, 'content-length': ____, ...ofHead } = lasting(headed).headers;
    expect({ status: headed.status, headers: ofHead, length: headed.body.length }, path).toEqual({
      status: got.status,
      headers,
      length: 0,
    });
  }
});

test('49: large headers are ignored or refused', onlyInAll(), async ({ newsletter }) => {
  const languages = Array.from({ length: 1000 }, (_, number) => `x${number};q=0.1`).join(',');
  for (const path of ['/', '/confirm/x', '/nope']) {
    expect([200, 404]).toContain((await ask(newsletter.address, path, { 'accept-language': languages.slice(0, 8000) })).status);
    expect((await ask(newsletter.address, path, { cookie: `a=${'x'.repeat(16_384)}` })).status).toBe(431);
  }
});

test('50: ranges and conditions that make no sense are answered as if they were not there', onlyInAll(), async ({ newsletter }) => {
  const many = `bytes=${Array.from({ length: 1000 }, () => '0-').join(',')}`;
  for (const path of ['/icon.svg', '/', '/images/newsletter/ai-frameworks.jpg']) {
    const whole = (await ask(newsletter.address, path)).body.length;
    for (const range of [many, 'bytes=9999999999-', 'bytes=-0', 'bytes=x', 'lines=1-2']) {
      const { status, body } = await ask(newsletter.address, path, { range });
      expect([200, 206, 416], `${path} ${range.slice(0, 20)}: ${status}`).toContain(status);
      expect(body.length).toBeLessThanOrEqual(whole);
    }
    for (const name of ['if-match', 'if-unmodified-since', 'if-range'])
      expect((await ask(newsletter.address, path, { [name]: 'junk', range: 'bytes=0-' })).status, `${path} ${name}`).toBeLessThan(400);
    for (const junk of ['"', '*x', 'W/', `"${'x'.repeat(4000)}"`])
      expect((await ask(newsletter.address, path, { 'if-none-match': junk, 'if-modified-since': 'yesterday' })).status).toBe(200);
  }
});

test('51: what is asked of a list is no pattern and no end', onlyInAll(), async ({ newsletter }) => {
  for (const asked of ['x'.repeat(10_000), '(a+)+$', '%_', '\0', '🦊'.repeat(50), '[[[', '<script>alert(1)</script>'])
    for (const path of ['/posts?tag=', '/posts?q=', '/frameworks?sort=', '/zh/guide?tpu=']) {
      const { status, body } = await ask(newsletter.address, path + encodeURIComponent(asked));
      expect([200, 400, 404], `${path}${asked.slice(0, 20)}`).toContain(status);
      expect(body.toString()).not.toContain('<script>alert');
    }
});

test('56: what Next.js gives to its own script is never kept for a page', onlyInAll(), async ({ newsletter }) => {
  for (const path of ['/', '/posts', '/zh/tags']) {
    const page = await ask(newsletter.address, path);
    const flight = await ask(newsletter.address, path, { rsc: '1' });
    expect(page.headers.vary?.toLowerCase()).toContain('rsc');
    expect([flight.status, flight.headers['cache-control']]).toEqual([307, 'public, max-age=0, must-revalidate']);
    expect(page.headers['content-type']).toContain('text/html');
    expect(lasting(await ask(newsletter.address, path))).toEqual(lasting(page));
  }
});

test('35: a hundred who send a byte a second are sent away, and hold up nobody', onlyInAll(), async ({ newsletter }) => {
  const times: number[] = [];
  for (let turn = 0; turn < 20; turn++) {
    const started = performance.now();
    expect((await ask(newsletter.address, '/')).status).toBe(200);
    times.push(performance.now() - started);
  }
  const ends = await Promise.all(slow);
  for (const { closedAfter } of ends) expect(closedAfter).toBeLessThan(60_000);
  console.log(`Slow headers: the longest stayed ${Math.round(Math.max(...ends.map(({ closedAfter }) => closedAfter)))} ms;`);
  console.log(`others waited ${Math.round(times.sort((one, other) => one - other)[10] ?? 0)} ms for a page`);
});
