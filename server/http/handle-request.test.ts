import { afterEach, expect, test, vi } from 'vitest';
import { HttpError } from '@/lib/base/http/http-error';
import { Unavailable } from '@/lib/base/http/unavailable';
import { handleRequest } from './handle-request';

const lines: Record<string, unknown>[] = [];
for (const method of ['log', 'error'] as const) vi.spyOn(console, method).mockImplementation((line) => lines.push(JSON.parse(line)));
afterEach(() => lines.splice(0));

const handle = (work: () => Promise<Response>) =>
  handleRequest(
    'votes',
    new Request('https://newsletter.example/api/votes', { method: 'POST', headers: { accept: 'application/json' } }),
    async () => ({
      response: await work(),
      outcome: 'counted',
    }),
  );

test('a request is logged with its handler, status and outcome, under the id of its response', async () => {
  const response = await handle(async () => Response.json({}, { status: 202 }));
  const requestId = response.headers.get('x-request-id');
  expect(requestId).toMatch(/^[\da-f-]{36}$/);
  expect(lines).toMatchObject([
    {
      level: 'info',
      event: 'request',
      requestId,
      handler: 'votes',
      method: 'POST',
      status: 202,
      outcome: 'counted',
      ms: expect.any(Number),
    },
  ]);
});

test.each([
  [new HttpError(429, 'too-often', 600), 429, 'too-often', '600', []],
  [new Unavailable('The database is unavailable.'), 503, 'unavailable', '30', ['error']],
  [new TypeError('x is undefined'), 500, 'failed', null, ['error']],
])('%s is answered with %i %s, and logged if it is our failure', async (error, status, reason, retryAfter, failures) => {
  const response = await handle(() => Promise.reject(error));
  expect([response.status, response.headers.get('retry-after'), (await response.json()).reason]).toEqual([status, retryAfter, reason]);
  const requestId = response.headers.get('x-request-id');
  expect(lines.map(({ level, event, outcome }) => [level, event, outcome])).toEqual([
    ...failures.map((level) => [level, 'request failed', undefined]),
    ['info', 'request', reason],
  ]);
  expect(lines.every((line) => line.requestId === requestId)).toBe(true);
});
