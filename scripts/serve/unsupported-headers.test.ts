import { describe, expect, test } from 'vitest';
import { removeUnsupportedHeaders } from './unsupported-headers';

const kept = async (headers: Record<string, string>, pathname: string) => {
  await removeUnsupportedHeaders(headers, pathname);
  return headers;
};

describe('the headers of a request', () => {
  test.each([
    ['/icon.svg', 'bytes=0-', true],
    ['/icon.svg', 'bytes=1-10', true],
    ['/icon.svg', 'bytes=9999999999-', false],
    ['/icon.svg', `bytes=${'0-,'.repeat(1000)}0-`, false],
    ['/icon.svg', 'bytes=-0', false],
    ['/icon.svg', 'lines=1-2', false],
    ['/../package.json', 'bytes=0-', false],
    ['/images', 'bytes=0-', false],
    ['/', 'bytes=0-', false],
  ])('%s: the range %.30s is kept: %s', async (pathname, range, isKept) => {
    expect(await kept({ range }, pathname)).toEqual(isKept ? { range } : {});
  });

  test('requests for flight data are removed for endpoints and pages of one reader', async () => {
    const flight = { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' };
    for (const pathname of ['/confirm/x', '/zh/preferences/x', '/u/x', '/api/subscribers'])
      expect(await kept({ ...flight, accept: '*/*' }, pathname)).toEqual({ accept: '*/*' });
    expect(await kept({ ...flight }, '/search')).toEqual(flight);
  });

  test('calls of Server Actions and preconditions of changes are removed', async () => {
    expect(await kept({ 'next-action': 'x', 'if-match': '"x"', 'if-unmodified-since': 'x' }, '/')).toEqual({});
  });
});
