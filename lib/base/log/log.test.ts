import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { log, logFailure } from './log';

const written: string[] = [];
vi.spyOn(console, 'log').mockImplementation((line) => written.push(line));
vi.spyOn(console, 'error').mockImplementation((line) => written.push(line));
afterEach(() => written.splice(0));

test('a line is one object in JSON, with its moment', () => {
  log('request', { handler: 'subscribers', status: 'check-inbox' });
  expect(written).toHaveLength(1);
  expect(JSON.parse(written[0] ?? '')).toMatchObject({ event: 'request', handler: 'subscribers', status: 'check-inbox' });
  expect(Date.parse(JSON.parse(written[0] ?? '').at)).toBeGreaterThan(0);
});

test('whatever an error says, no address and no token of it is written, on one line', () => {
  const token = fc.stringMatching(/^[\w-]{43,62}$/);
  fc.assert(
    fc.property(fc.emailAddress(), token, fc.string(), (address, secret, noise) => {
      logFailure('failed', new Error(`${noise} ${address} refused, /confirm/${secret}\n${address}`), { handler: 'subscribers' });
      const line = written.pop() ?? '';
      expect(line).not.toContain(address);
      expect(line).not.toContain(secret);
      expect(line).not.toContain('\n');
      expect(JSON.parse(line)).toMatchObject({ event: 'failed', handler: 'subscribers' });
    }),
  );
});

test('where it happened is told', () => {
  logFailure('failed', new Error('lost'));
  expect(JSON.parse(written[0] ?? '').where).toContain('log.test.ts');
});
