import { afterEach, expect, test, vi } from 'vitest';
import { POST } from '@/app/api/campaigns/route';
import { sendFor } from './sender';

afterEach(() => vi.unstubAllEnvs());

test('a preview with a shared database rejects new campaigns', async () => {
  vi.stubEnv('DATABASE_URL', 'postgres://127.0.0.1:1/none');
  vi.stubEnv('PREVIEW', '1');
  vi.stubEnv('ADMIN_TOKEN', 'a'.repeat(64));
  const headers = { Authorization: `Bearer ${'a'.repeat(64)}`, Accept: 'application/json', 'Content-Type': 'application/json' };
  const response = await POST(new Request('http://localhost/api/campaigns', { method: 'POST', headers, body: '{"slug":"jax-in-depth"}' }));
  expect([response.status, await response.json()]).toMatchObject([409, { reason: 'preview-sends-nothing' }]);
});

test('a preview with a shared database sends nothing', async () => {
  // No server listens there: a connection would fail.
  vi.stubEnv('DATABASE_URL', 'postgres://127.0.0.1:1/none');
  vi.stubEnv('PREVIEW', '1');
  expect(await sendFor(1000)).toMatchObject({ sent: 0 });
  vi.stubEnv('PREVIEW', '0');
  await expect(sendFor(1000)).rejects.toThrow('ECONNREFUSED');
});
