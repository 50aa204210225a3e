import { expect, test } from 'vitest';
import { isNotModified, readByteRange, requestedRange } from './conditions';

const version = { etag: '"abc"', lastModified: 'Tue, 01 Dec 2026 09:38:06 GMT' };

test('a response is not modified if its entity tag is listed, whatever the date is', () => {
  for (const known of ['"abc"', 'W/"abc"', '"x", "abc"', '*']) expect(isNotModified({ 'if-none-match': known }, version), known).toBe(true);
  for (const known of ['"ab"', 'abc', '"abc-gzip"']) expect(isNotModified({ 'if-none-match': known }, version), known).toBe(false);
  expect(isNotModified({ 'if-none-match': '"x"', 'if-modified-since': version.lastModified }, version)).toBe(false);
});

test('without entity tags, a response with a date is not modified if it has not changed since', () => {
  const later = 'Wed, 02 Dec 2026 00:00:00 GMT';
  for (const since of [version.lastModified, later]) expect(isNotModified({ 'if-modified-since': since }, version), since).toBe(true);
  for (const since of ['Tue, 01 Dec 2026 09:38:05 GMT', 'yesterday'])
    expect(isNotModified({ 'if-modified-since': since }, version), since).toBe(false);
  expect(isNotModified({ 'if-modified-since': later }, { etag: '"abc"' })).toBe(false);
  expect(isNotModified({}, version)).toBe(false);
});

test('a single range of bytes is read; any other is ignored', () => {
  const ranges: [range: string, expected: [first: number, last: number] | undefined][] = [
    ['bytes=0-0', [0, 0]],
    ['bytes=2-4', [2, 4]],
    ['bytes=2-', [2, 9]],
    ['bytes=2-99', [2, 9]],
    ['bytes=-3', [7, 9]],
    ['bytes=-99', [0, 9]],
    ['bytes=-0', undefined],
    ['bytes=10-', undefined],
    ['bytes=4-2', undefined],
    ['bytes=0-1,4-5', undefined],
    ['bytes=-', undefined],
    ['bytes=x', undefined],
    ['lines=1-2', undefined],
  ];
  for (const [range, expected] of ranges) {
    const found = readByteRange(range, 10);
    expect(found && [found.first, found.last], range).toEqual(expected);
  }
});

test('a range is sent only to a client that has the same version of the response', () => {
  const range = 'bytes=0-1';
  expect(requestedRange({ range }, version, 10)).toEqual({ first: 0, last: 1 });
  for (const same of [version.etag, version.lastModified])
    expect(requestedRange({ range, 'if-range': same }, version, 10), same).toBeDefined();
  for (const other of ['W/"abc"', '"x"', 'junk']) expect(requestedRange({ range, 'if-range': other }, version, 10), other).toBeUndefined();
  expect(requestedRange({}, version, 10)).toBeUndefined();
});
