import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendNotModified } from './not-modified';

let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    sendNotModified(request, response);
    response.setHeader('ETag', 'W/"abc"');
    response.setHeader('Content-Type', 'text/plain');
    response.writeHead(request.url === '/not-found' ? 404 : 200);
    response.write('whole ');
    response.end('response');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => server.close());

const request = (known?: string, path = '/') => fetch(base + path, { headers: known ? { 'If-None-Match': known } : {} });

test('a client that has the response gets 304 without a body, by strong and weak tags', async () => {
  for (const known of ['W/"abc"', '"abc"', '"x", W/"abc"', '*']) {
    const response = await request(known);
    expect([response.status, await response.text(), response.headers.get('content-type')], known).toEqual([304, '', null]);
    expect(response.headers.get('etag')).toBe('W/"abc"');
  }
});

test('any other client gets the whole response, and a 404 stays a 404', async () => {
  for (const known of [undefined, '"ab"', 'abc"', '']) expect(await (await request(known)).text()).toBe('whole response');
  expect((await request('"abc"', '/not-found')).status).toBe(404);
});
