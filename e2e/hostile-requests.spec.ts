/** Requests that no browser sends. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect } from '@playwright/test';
import { linkIn, type Newsletter, test } from '../test/browser/newsletter';
import { onlyInAll } from '../test/browser/only-in-all';
import { everyReadingPage } from '../test/browser/page-paths';
import { rawRequest, repeatableResponse } from '../test/browser/raw-request';
import { type RawExchange, sendBytes } from '../test/browser/raw-socket';
import { signUp, waitForDatabase } from '../test/browser/sign-up';

// The tests share one newsletter.
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
const statusOf = ({ received }: RawExchange) => Number(/^HTTP\/1\.1 (\d+)/.exec(received)?.[1]);
/** Expects that a text has no stack trace or names of source files. */
const expectNoInternals = (text: string) => expect(text).not.toMatch(/node_modules|webpack|\n\s+at |\.[tj]sx?:\d/);

test.beforeAll(({ newsletter }) => waitForDatabase(newsletter));

test('a body of 10 MB is rejected unread, and the connection is closed', onlyInAll(), async ({ newsletter }) => {
  const piece = Buffer.alloc(8192, 'a');
  const pieces = Array.from({ length: 1280 }, () => piece);
  const answer = await sendBytes(newsletter.address, [signUpHead(newsletter, 'Content-Length: 10485760'), ...pieces], 50);
  expect(statusOf(answer)).toBe(413);
  expect(answer.sentBeforeAnswer).toBeLessThan(1_000_000);
  expect(answer.closedAfter).toBeLessThan(10_000);
});

test('an endless body is read up to the size limit of a form', onlyInAll(), async ({ newsletter }) => {
  function* endless(head: string) {
    yield head;
    for (;;) yield `400\r\n${'a'.repeat(1024)}\r\n`;
  }
  const atEndpoint = await sendBytes(newsletter.address, endless(signUpHead(newsletter, 'Transfer-Encoding: chunked')), 50);
  expect(statusOf(atEndpoint)).toBe(413);
  expect(atEndpoint.sentBeforeAnswer).toBeLessThan(64 * 1024);
  expect(atEndpoint.closedAfter).toBeLessThan(10_000);
  for (const [method, status] of [
    ['POST', 405],
    ['GET', 200],
  ] as const) {
    const head = `${method} /posts HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const answer = await sendBytes(newsletter.address, endless(head), 20);
    expect([method, statusOf(answer)]).toEqual([method, status]);
    expect(answer.closedAfter, method).toBeLessThan(10_000);
  }
});

test('an unreadable body gets a short error without internals', onlyInAll(), async ({ newsletter }) => {
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
      const answer = await rawRequest(newsletter.address, '/api/subscribers', headers, 'POST', body);
      expect(answer.status, body.slice(0, 40)).toBe(status);
      expect(answer.body.length).toBeLessThan(accept === 'text/html' ? 16_384 : 512);
      expectNoInternals(answer.body.toString());
    }
});

test('form fields named like columns are ignored', onlyInAll(), async ({ newsletter }) => {
  const email = 'mass.assignment@example.org';
  const fields = { email, state: 'confirmed', status: 'confirmed', confirmedAt: '2020-01-01', __proto__: 'x', id: '1' };
  expect((await signUp(newsletter, fields)).status).toBe(202);
  const mails = await newsletter.mailsTo(email);
  expect(mails).toHaveLength(1);
  linkIn(mails[0], '/confirm/');
});

test('host and forwarding headers change no response and no email', async ({ newsletter }) => {
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
    const usual = await rawRequest(newsletter.address, path);
    expect(repeatableResponse(await rawRequest(newsletter.address, path, evil)), path).toEqual(repeatableResponse(usual));
  }
  for (const accept of ['text/html', 'application/json']) {
    const email = `host.${accept.length}@example.org`;
    const answer = await signUp(newsletter, { email }, { ...evil, accept });
    expect(answer.headers.location ?? '/').toMatch(/^\/(?!\/)/);
    expect(JSON.stringify(repeatableResponse(answer))).not.toContain('evil');
    const [mail] = await newsletter.mailsTo(email);
    expect(`${mail?.text}${mail?.html}`).not.toContain('evil');
    expect(new URL(linkIn(mail, '/confirm/')).origin).toBe(newsletter.url);
  }
});

test('forwarding headers of a client do not change its rate limit', onlyInAll(), async ({ newsletter }) => {
  const statuses: number[] = [];
  for (let turn = 0; turn < 6; turn++) {
    const said = `20.99.${turn}.1`;
    const headers = { 'x-forwarded-for': said, 'x-client-address': said, forwarded: `for=${said}`, 'x-real-ip': '20.40.40.40' };
    statuses.push((await signUp(newsletter, { email: 'a@b' }, headers)).status);
  }
  expect(statuses).toEqual([400, 400, 400, 400, 400, 429]);
});

test('a form on another site is rejected', async ({ newsletter }) => {
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
      expect((await rawRequest(newsletter.address, path, all, 'POST', 'email=a%40b.co&token=x')).status, JSON.stringify(headers)).toBe(403);
    }
  const noOrigin = await rawRequest(newsletter.address, '/api/subscribers', { 'content-type': form }, 'POST', 'email=a%40b.co');
  expect(noOrigin.status).toBe(403);
});

test('no field or parameter changes a redirect or adds a header', onlyInAll(), async ({ newsletter }) => {
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
    const led = await rawRequest(newsletter.address, `/api/subscribers?${query}`, headers, 'POST', body);
    expect([led.status, led.headers.location]).toEqual([303, '/subscribe/check-inbox']);
    expect(led.headers['set-cookie']).toBeUndefined();
    const refused = await rawRequest(newsletter.address, '/api/subscribers', headers, 'POST', body.replace('example.org', ''));
    expect(refused.status).toBe(400);
    expect(refused.body.toString()).not.toMatch(/(?:href|action|src)="[^"]*evil/);
    for (const path of ['/en/posts', '/posts/']) {
      const moved = await rawRequest(newsletter.address, `${path}?${query}`);
      expect(new URL(moved.headers.location ?? '', newsletter.url).origin).toBe(newsletter.url);
      expect(moved.headers['set-cookie']).toBeUndefined();
    }
  }
});

test('a URL of 64 KB is rejected', onlyInAll(), async ({ newsletter }) => {
  expect(statusOf(await sendBytes(newsletter.address, [`GET /${'x'.repeat(65_536)} HTTP/1.1\r\nHost: x\r\n\r\n`]))).toBe(431);
});

test('internal headers of Next.js have no effect', async ({ newsletter }) => {
  const said: Record<string, string>[] = [
    { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
    { 'x-middleware-subrequest': 'src/middleware:src/middleware:src/middleware:src/middleware:src/middleware' },
    { 'x-middleware-rewrite': '/admin', 'x-middleware-next': '1', 'x-middleware-set-cookie': 'a=b' },
    { 'x-matched-path': '/admin', 'x-now-route-matches': '1', 'x-invoke-path': '/admin', 'x-invoke-status': '200' },
    { 'x-nextjs-data': '1' },
    { 'x-prerender-revalidate': 'x' },
  ];
  for (const path of ['/confirm/x', '/zh/confirm/x', '/api/challenges?form=nope', '/api/subscribers', '/subscribe/check-inbox', '/nope']) {
    const usual = await rawRequest(newsletter.address, path);
    for (const headers of said) {
      const answer = await rawRequest(newsletter.address, path, headers);
      expect(repeatableResponse(answer), `${path} ${JSON.stringify(headers)}`).toEqual(repeatableResponse(usual));
    }
    const asked = await rawRequest(newsletter.address, `${path}${path.includes('?') ? '&' : '?'}_rsc=x`);
    expect([asked.status, asked.body.toString()]).toEqual([usual.status, usual.body.toString()]);
  }
  for (const path of ['/confirm/x', '/zh/preferences/x', '/api/subscribers', '/u/x'])
    for (const more of [{}, { 'next-router-prefetch': '1' }, { 'next-router-segment-prefetch': '/_tree' }])
      expect(repeatableResponse(await rawRequest(newsletter.address, path, { rsc: '1', ...more })), path).toEqual(
        repeatableResponse(await rawRequest(newsletter.address, path)),
      );
  for (const path of ['/confirm/x.rsc', '/confirm/x.segments/_tree.segment.rsc', '/api/subscribers.rsc']) {
    const { status, headers } = await rawRequest(newsletter.address, path);
    expect([307, 400, 404], path).toContain(status);
    expect(new URL(headers.location ?? '/', newsletter.url).origin, path).toBe(newsletter.url);
  }
});

test('server actions cannot be called', onlyInAll(), async ({ newsletter }) => {
  const headers = { 'next-action': 'x'.repeat(42), 'content-type': 'multipart/form-data; boundary=x', origin: newsletter.url };
  const body = '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n["$1:__proto__:then"]\r\n--x--\r\n';
  for (const path of ['/', '/zh/posts', '/confirm/x', '/search', '/nope']) {
    const answer = await rawRequest(newsletter.address, path, headers, 'POST', body);
    expect([answer.status, answer.headers.allow], path).toEqual([405, 'GET, HEAD']);
  }
  for (const path of ['/api/nope', '/u/nope', '/u/a/b', '/api/challenges', '/api/health', '/api/subscribers/x'])
    for (const type of [headers['content-type'], form, 'text/plain']) {
      const answer = await rawRequest(newsletter.address, path, { ...headers, 'content-type': type }, 'POST', body);
      expect([404, 405], `${path} ${type}: ${answer.status}`).toContain(answer.status);
      expectNoInternals(answer.body.toString());
    }
});

test('no request makes the site connect to another server', onlyInAll(), async ({ newsletter }) => {
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
      const answer = await sendBytes(newsletter.address, [`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${more}\r\n`]);
      expect(answer.received, target).not.toMatch(/^HTTP\/1\.1 101|secret/);
      expect(answer.closedAfter, target).toBeLessThan(30_000);
    }
  expect((await sendBytes(newsletter.address, [`CONNECT 127.0.0.1:${port} HTTP/1.1\r\nHost: x\r\n\r\n`])).received).not.toContain('200');
  expect(visits).toBe(0);
  inside.close();
});

test('the image optimizer accepts own images in a few sizes only', onlyInAll(), async ({ newsletter }) => {
  const make = async (query: string) => (await rawRequest(newsletter.address, `/_next/image?${query}`)).status;
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

test('unsupported methods get 405 with Allow, and HEAD equals GET', async ({ newsletter }) => {
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
      const answer = await rawRequest(newsletter.address, path, {}, method);
      expect([answer.status, answer.headers.allow], `${method} ${path}`).toEqual([405, allow]);
    }
  for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH', 'GET', 'HEAD'])
    for (const path of ['/api/subscribers', '/api/confirmations']) {
      const answer = await rawRequest(newsletter.address, path, {}, method);
      expect([answer.status, answer.headers.allow], `${method} ${path}`).toEqual([405, expect.stringContaining('POST')]);
    }
  // Node.js rejects unknown methods itself.
  expect(statusOf(await sendBytes(newsletter.address, ['FOO / HTTP/1.1\r\nHost: x\r\n\r\n']))).toBe(400);
  const pages = everyReadingPage.map(({ path }) => path);
  for (const path of [...pages, '/nope', '/posts/', '/confirm/x', '/api/health', '/feed.xml', '/posts?tag=jax']) {
    const [got, headed] = [await rawRequest(newsletter.address, path), await rawRequest(newsletter.address, path, {}, 'HEAD')];
    const { 'transfer-encoding': _, 'content-length': __, ...headers } = repeatableResponse(got).headers;
    const { 'transfer-encoding': ___, 'content-length': ____, ...ofHead } = repeatableResponse(headed).headers;
    expect({ status: headed.status, headers: ofHead, length: headed.body.length }, path).toEqual({
      status: got.status,
      headers,
      length: 0,
    });
  }
});

test('large headers are ignored or rejected', onlyInAll(), async ({ newsletter }) => {
  const languages = Array.from({ length: 1000 }, (_, number) => `x${number};q=0.1`).join(',');
  for (const path of ['/', '/confirm/x', '/nope']) {
    expect([200, 404]).toContain((await rawRequest(newsletter.address, path, { 'accept-language': languages.slice(0, 8000) })).status);
    expect((await rawRequest(newsletter.address, path, { cookie: `a=${'x'.repeat(16_384)}` })).status).toBe(431);
  }
});

test('invalid ranges and conditions are ignored', onlyInAll(), async ({ newsletter }) => {
  const many = `bytes=${Array.from({ length: 1000 }, () => '0-').join(',')}`;
  for (const path of ['/icon.svg', '/', '/images/newsletter/ai-frameworks.jpg']) {
    const whole = (await rawRequest(newsletter.address, path)).body.length;
    for (const range of [many, 'bytes=9999999999-', 'bytes=-0', 'bytes=x', 'lines=1-2']) {
      const { status, body } = await rawRequest(newsletter.address, path, { range });
      expect([200, 206, 416], `${path} ${range.slice(0, 20)}: ${status}`).toContain(status);
      expect(body.length).toBeLessThanOrEqual(whole);
    }
    for (const name of ['if-match', 'if-unmodified-since', 'if-range'])
      expect((await rawRequest(newsletter.address, path, { [name]: 'junk', range: 'bytes=0-' })).status, `${path} ${name}`).toBeLessThan(
        400,
      );
    for (const junk of ['"', '*x', 'W/', `"${'x'.repeat(4000)}"`])
      expect((await rawRequest(newsletter.address, path, { 'if-none-match': junk, 'if-modified-since': 'yesterday' })).status).toBe(200);
  }
});

test('queries of lists are not patterns, and long ones are harmless', onlyInAll(), async ({ newsletter }) => {
  for (const asked of ['x'.repeat(10_000), '(a+)+$', '%_', '\0', '🦊'.repeat(50), '[[[', '<script>alert(1)</script>'])
    for (const path of ['/posts?tag=', '/posts?q=', '/frameworks?sort=', '/zh/guide?tpu=']) {
      const { status, body } = await rawRequest(newsletter.address, path + encodeURIComponent(asked));
      expect([200, 400, 404], `${path}${asked.slice(0, 20)}`).toContain(status);
      expect(body.toString()).not.toContain('<script>alert');
    }
});

test('flight data of Next.js is never cached as a page', onlyInAll(), async ({ newsletter }) => {
  for (const path of ['/', '/posts', '/zh/tags']) {
    const page = await rawRequest(newsletter.address, path);
    const flight = await rawRequest(newsletter.address, path, { rsc: '1' });
    expect(page.headers.vary?.toLowerCase()).toContain('rsc');
    expect([flight.status, flight.headers['cache-control']]).toEqual([307, 'public, max-age=0, must-revalidate']);
    expect(page.headers['content-type']).toContain('text/html');
    expect(repeatableResponse(await rawRequest(newsletter.address, path))).toEqual(repeatableResponse(page));
  }
});

test('a hundred connections with one byte a second are closed and delay nobody', onlyInAll(), async ({ newsletter }) => {
  const head = `GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ${'x'.repeat(500)}`;
  const slow = Array.from({ length: 100 }, () => sendBytes(newsletter.address, head, 1000));
  const times: number[] = [];
  for (let turn = 0; turn < 20; turn++) {
    const started = performance.now();
    expect((await rawRequest(newsletter.address, '/')).status).toBe(200);
    times.push(performance.now() - started);
  }
  const ends = await Promise.all(slow);
  for (const { closedAfter } of ends) expect(closedAfter).toBeLessThan(60_000);
  console.log(`Slow headers: the longest connection lasted ${Math.round(Math.max(...ends.map(({ closedAfter }) => closedAfter)))} ms;`);
  console.log(`median of a page meanwhile ${Math.round(times.sort((one, other) => one - other)[10] ?? 0)} ms for a page`);
});
