import { afterEach, expect, test, vi } from 'vitest';
import { sendFor } from './sender';

afterEach(() => vi.unstubAllEnvs());

test('a preview sends nothing from a database that it may share', async () => {
  // Nothing is there: to ask it would fail.
  vi.stubEnv('DATABASE_URL', 'postgres://127.0.0.1:1/none');
  vi.stubEnv('PREVIEW', '1');
  expect(await sendFor(1000)).toMatchObject({ sent: 0 });
  vi.stubEnv('PREVIEW', '0');
  await expect(sendFor(1000)).rejects.toThrow('ECONNREFUSED');
});
