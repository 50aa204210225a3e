import { expect, test } from 'vitest';
import { readByteRange } from './byte-range';
import { askedRange, isKnown } from './conditions';

const state = { etag: '"abc"', lastModified: 'Tue, 01 Dec 2026 09:38:06 GMT' };

test('a listed entity tag makes a response known, and outweighs a date', () => {
  for (const known of ['"abc"', 'W/"abc"', '"x", "abc"', '*']) expect(isKnown({ 'if-none-match': known }, state), known).toBe(true);
  for (const known of ['"ab"', 'abc', '"abc-gzip"']) expect(isKnown({ 'if-none-match': known }, state), known).toBe(false);
  expect(isKnown({ 'if-none-match': '"x"', 'if-modified-since': state.lastModified }, state)).toBe(false);
});

test('a date makes known what has not changed since, where a response has a date', () => {
  const later = 'Wed, 02 Dec 2026 00:00:00 GMT';
  for (const since of [state.lastModified, later]) expect(isKnown({ 'if-modified-since': since }, state), since).toBe(true);
  for (const since of ['Tue, 01 Dec 2026 09:38:05 GMT', 'yesterday'])
    expect(isKnown({ 'if-modified-since': since }, state), since).toBe(false);
  expect(isKnown({ 'if-modified-since': later }, { etag: '"abc"' })).toBe(false);
  expect(isKnown({}, state)).toBe(false);
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

test('a range is sent only to a client that has the same state of the response', () => {
  const range = 'bytes=0-1';
  expect(askedRange({ range }, state, 10)).toEqual({ first: 0, last: 1 });
  for (const same of [state.etag, state.lastModified]) expect(askedRange({ range, 'if-range': same }, state, 10), same).toBeDefined();
  for (const other of ['W/"abc"', '"x"', 'junk']) expect(askedRange({ range, 'if-range': other }, state, 10), other).toBeUndefined();
  expect(askedRange({}, state, 10)).toBeUndefined();
});
