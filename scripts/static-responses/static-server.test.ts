import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Form } from './form-index';
import { headOf, keepAlive, sendReady } from './send-ready';
import { recentResponses } from './static-server';

let server: Server | undefined;
afterEach(() => server?.close());

/** Sends requests to a server with one ready response, and returns the bytes that it sends until it closes the connection. */
async function exchange(...requests: string[]): Promise<string> {
  const ready = { head: headOf(['X-Name', 'value', 'Content-Length', '4']), bytes: Buffer.from('body') };
  const started = createServer({ keepAliveTimeout: 100 }, (request, response) => {
    if (!sendReady(request, response, ready)) response.writeHead(200, ['X-Sender', 'node', 'Content-Length', '4']).end('body');
  }).listen(0, '127.0.0.1');
  server = started;
  await once(started, 'listening');
  const address = started.address();
  const socket = connect(typeof address === 'object' ? (address?.port ?? 0) : 0, '127.0.0.1');
  socket.write(requests.join(''));
  let received = '';
  for await (const part of socket) received += part;
  return received;
}

test('ready responses are sent one after the other on a persistent connection', async () => {
  const request = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
  const received = await exchange(request, request);
  const date = /Date: (.+)\r\n/.exec(received)?.[1] ?? '';
  expect(Math.abs(Date.parse(date) - Date.now())).toBeLessThan(5000);
  const one = `HTTP/1.1 200 OK\r\nX-Name: value\r\nContent-Length: 4\r\nDate: ${date}\r\nConnection: keep-alive\r\nKeep-Alive: timeout=${keepAlive}\r\n\r\nbody`;
  expect(received.replaceAll(/Date: .+\r\n/g, `Date: ${date}\r\n`)).toBe(one + one);
});

test('Node.js writes the head for HTTP/1.0 and for a client that closes the connection', async () => {
  for (const request of ['GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 'GET / HTTP/1.0\r\n\r\n']) {
    const received = await exchange(request);
    expect(received).toMatch(/X-Sender: node/);
    expect(received).toMatch(/Connection: close/);
    server?.close();
  }
});

test('the cache stays below its limit and keeps the responses that were used last', () => {
  const bound = 20_000;
  const recent = recentResponses(bound);
  const forms = Array.from(
    { length: 50 },
    (_, index): Form => ({
      response: { status: 200, headers: 0, contentType: 'text/plain', body: index },
      body: { hash: String(index), size: 1000 },
      encoding: 'identity',
      etag: `"${index}"`,
    }),
  );
  for (const form of forms) {
    recent.set(form, { head: 'x'.repeat(500), bytes: Buffer.alloc(1000) });
    expect(recent.calculatedSize).toBeLessThanOrEqual(bound);
  }
  expect(forms.map((form) => recent.has(form))).toEqual(forms.map((_, index) => index >= forms.length - 11));
});
