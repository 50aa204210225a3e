import { afterEach, expect, test, vi } from 'vitest';
import { GET } from '@/app/api/cron/campaigns/route';
import { register } from '@/instrumentation';
import { sendFor } from './sender';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const bad = 'SEND_PER_MINUTE is "fast": expected a whole number from 1. Unset it for no limit.';

test.each([
  ['SEND_PER_MINUTE', 'fast'],
  ['SEND_WARM_UP_FROM', 'soon'],
  ['SEND_CONCURRENCY', '0'],
])('%s=%s stops sending before the database is opened', async (name, value) => {
  vi.stubEnv('DATABASE_URL', 'postgres://127.0.0.1:1/none');
  vi.stubEnv(name, value);
  await expect(sendFor(1000)).rejects.toThrow(`${name} is "${value}": expected`);
});

test('with a bad setting the cron endpoint answers 503, and the log names the setting', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.spyOn(console, 'log').mockImplementation(() => {});
  for (const [name, value] of Object.entries({ VERCEL: '1', CRON_SECRET: 'c'.repeat(32), SEND_PER_MINUTE: 'fast', SMTP_URL: 'smtp://x' }))
    vi.stubEnv(name, value);
  const headers = { Authorization: `Bearer ${'c'.repeat(32)}`, Accept: 'application/json' };
  const response = await GET(new Request('http://localhost/api/cron/campaigns', { headers }));
  expect([response.status, await response.json()]).toMatchObject([503, { reason: 'unavailable' }]);
  expect(JSON.parse(logged.mock.calls[0]?.[0]).error.message).toBe(bad);
});

test('a bad setting stops a server; on Vercel it is logged and pages are still served', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.stubEnv('NEXT_RUNTIME', 'nodejs');
  vi.stubEnv('SEND_PER_MINUTE', 'fast');
  vi.stubEnv('VERCEL', '');
  await expect(register()).rejects.toThrow(bad);
  expect(logged).not.toHaveBeenCalled();
  vi.stubEnv('VERCEL', '1');
  await register();
  expect(logged.mock.calls).toEqual([[bad]]);
});
