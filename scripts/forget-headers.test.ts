import { describe, expect, test } from 'vitest';
import { forgetHeaders } from './forget-headers';

const left = async (headers: Record<string, string>, pathname: string) => {
  await forgetHeaders(headers, pathname);
  return headers;
};

describe('of a request', () => {
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
  ])('%s the range %.30s stays: %s', async (pathname, range, stays) => {
    expect(await left({ range }, pathname)).toEqual(stays ? { range } : {});
  });

  test('for a page of one reader or a endpoint, nothing stays that Next.js asks for', async () => {
    const flight = { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' };
    for (const pathname of ['/confirm/x', '/zh/preferences/x', '/u/x', '/api/subscribers'])
      expect(await left({ ...flight, accept: '*/*' }, pathname)).toEqual({ accept: '*/*' });
    expect(await left({ ...flight }, '/search')).toEqual(flight);
  });

  test('no call of an action stays, and no condition on what is changed', async () => {
    expect(await left({ 'next-action': 'x', 'if-match': '"x"', 'if-unmodified-since': 'x' }, '/')).toEqual({});
  });
});
