import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerNotModified } from './not-modified';

let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    answerNotModified(request, response);
    response.setHeader('ETag', 'W/"abc"');
    response.setHeader('Content-Type', 'text/plain');
    response.writeHead(request.url === '/not-found' ? 404 : 200);
    response.write('whole ');
    response.end('answer');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => server.close());

const ask = (known?: string, path = '/') => fetch(base + path, { headers: known ? { 'If-None-Match': known } : {} });

test('who has the answer gets 304 without a body, in any spelling of the tag', async () => {
  for (const known of ['W/"abc"', '"abc"', '"x", W/"abc"', '*']) {
    const answer = await ask(known);
    expect([answer.status, await answer.text(), answer.headers.get('content-type')], known).toEqual([304, '', null]);
    expect(answer.headers.get('etag')).toBe('W/"abc"');
  }
});

test('anyone else gets the whole answer, and a missing page stays missing', async () => {
  for (const known of [undefined, '"ab"', 'abc"', '']) expect(await (await ask(known)).text()).toBe('whole answer');
  expect((await ask('"abc"', '/not-found')).status).toBe(404);
});
