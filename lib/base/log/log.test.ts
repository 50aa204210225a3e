import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { log, logError, logWarning } from './log';
import { withRequestId } from './request-id';

const written: string[] = [];
for (const method of ['log', 'error'] as const) vi.spyOn(console, method).mockImplementation((line) => written.push(line));
afterEach(() => {
  written.splice(0);
  vi.unstubAllEnvs();
});

const lastLine = () => JSON.parse(written.at(-1) ?? '');

test('an event is one JSON object with its time and level', () => {
  log('request', { handler: 'subscribers', outcome: 'check-inbox' });
  expect(written).toHaveLength(1);
  expect(lastLine()).toMatchObject({ level: 'info', event: 'request', handler: 'subscribers', outcome: 'check-inbox' });
  expect(Date.parse(lastLine().time)).toBeGreaterThan(0);
  logWarning('origin refused');
  expect(lastLine()).toMatchObject({ level: 'warn', event: 'origin refused' });
});

test('no e-mail address and no token in an error or its causes is logged, and the line is one line', () => {
  const token = fc.stringMatching(/^[\w-]{43,62}$/);
  fc.assert(
    fc.property(fc.emailAddress(), token, fc.string(), (address, secret, noise) => {
      const says = `${noise} ${address} refused, /confirm/${secret}\n${address}\n    at ${address} (/confirm/${secret})`;
      const changed = Object.assign(new Error('first'), { message: says, code: address });
      const driver = new Error(says, { cause: { toString: () => says } });
      const cause = Object.assign(new Error(encodeURIComponent(address), { cause: driver }), { stack: `Error: other\n${says}` });
      for (const error of [new Error(says, { cause }), Object.assign(changed, { cause })]) {
        logError('request failed', error, { handler: 'subscribers' });
        const line = written.pop() ?? '';
        for (const hidden of [address, encodeURIComponent(address), secret]) expect(line).not.toContain(hidden);
        expect(line).not.toContain('\n');
        expect(JSON.parse(line)).toMatchObject({ level: 'error', event: 'request failed', handler: 'subscribers' });
      }
    }),
  );
});

test('an error is logged with its code and stack, and so are its causes', () => {
  const cause = Object.assign(new Error('connect failed'), { code: 'ECONNREFUSED' });
  logError('request failed', new TypeError('lost\nmore', { cause: new Error('query failed', { cause }) }));
  const { error } = lastLine();
  expect(error).toMatchObject({
    name: 'TypeError',
    message: 'lost',
    cause: { message: 'query failed', cause: { message: 'connect failed', code: 'ECONNREFUSED' } },
  });
  for (const { stack } of [error, error.cause, error.cause.cause]) expect(stack[0]).toMatch(/^at .*log\.test\.ts:\d+:\d+\)?$/);
});

test('a value that PostgreSQL quotes is not logged', () => {
  const message = 'invalid input syntax for type uuid: "what a stranger typed"';
  logError('request failed', new Error('query failed', { cause: Object.assign(new Error(message), { code: '22P02' }) }));
  expect(lastLine().error.cause).toMatchObject({ code: '22P02', message: 'invalid input syntax for type uuid: "…"' });
});

test('a stack keeps the paths of packages and of compiled files', () => {
  const frames = ['at run (/srv/node_modules/@electric-sql/pglite/dist/index.js:1:2)', `at /srv/.next/${'chunk-'.repeat(10)}0a1b.js:3:4`];
  logError('request failed', Object.assign(new Error('lost'), { stack: `Error: lost\n    ${frames.join('\n    ')}` }));
  expect(lastLine().error.stack).toEqual(frames);
});

test('an error that is its own cause, and one that is no error, are logged', () => {
  const error = new Error('lost');
  error.cause = error;
  logError('request failed', error);
  expect(lastLine().error.message).toBe('lost');
  logError('request failed', undefined);
  expect(lastLine().error).toEqual({ message: 'undefined' });
});

const handle = (sent?: string) =>
  withRequestId(new Request('https://newsletter.example', { headers: sent === undefined ? {} : { 'x-request-id': sent } }), async () => {
    log('request');
    return new Response();
  });

test('the lines of a request and its response have one id: that of the proxy, or a UUID', async () => {
  for (const sent of ['0af7651916cd43dd8448eb211c80319c', '3f2504e0-4f89-41d3-9a0c-0305e82c3301']) {
    expect((await handle(sent)).headers.get('x-request-id')).toBe(sent);
    expect(lastLine().requestId).toBe(sent);
  }
  const ids = await Promise.all(
    [undefined, '', 'abc', 'ada@example.org', 'f'.repeat(64), '0123-4567\t89'].map(async (sent) =>
      (await handle(sent)).headers.get('x-request-id'),
    ),
  );
  for (const id of ids) expect(id).toMatch(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/);
  expect(new Set(ids).size).toBe(ids.length);
});

test('on Vercel, where clients can send one, the id is always made', async () => {
  vi.stubEnv('VERCEL', '1');
  expect((await handle('0af7651916cd43dd8448eb211c80319c')).headers.get('x-request-id')).not.toBe('0af7651916cd43dd8448eb211c80319c');
});

test('what a request starts and leaves running logs without its id', async () => {
  let later: Promise<void> | undefined;
  await withRequestId(new Request('https://newsletter.example'), async () => {
    later = new Promise((resolve) => setTimeout(resolve, 5)).then(() => log('messages sent'));
    return new Response();
  });
  await later;
  expect(lastLine()).not.toHaveProperty('requestId');
});
