import { afterEach, expect, test, vi } from 'vitest';
import { lastGoodBody } from './last-good-body';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const broken = () => Promise.reject(new Error('a stray {'));

test('a build throws what a body throws', async () => {
  await expect(lastGoodBody('a.mdx', broken())).rejects.toThrow('a stray {');
});

test('in development an error in a body leaves what was made of that body last', async () => {
  vi.stubEnv('NODE_ENV', 'development');
  const said = vi.spyOn(console, 'error').mockReturnValue();
  expect(await lastGoodBody('b.mdx', broken())).toBeUndefined();
  expect(await lastGoodBody('b.mdx', Promise.resolve('first'))).toBe('first');
  expect(await lastGoodBody('b.mdx', broken())).toBe('first');
  expect(await lastGoodBody('c.mdx', broken())).toBeUndefined();
  expect(await lastGoodBody('b.mdx', Promise.resolve('second'))).toBe('second');
  expect(said).toHaveBeenCalledWith('a stray {');
});
