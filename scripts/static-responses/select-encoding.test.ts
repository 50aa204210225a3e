import { expect, test } from 'vitest';
import { selectEncoding } from './select-encoding';

const cases: [accepted: string | undefined, expected: string][] = [
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip', 'gzip'],
  ['GZIP', 'gzip'],
  ['gzip, deflate, br, zstd', 'br'],
  ['deflate', 'identity'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0.5, gzip;q=1', 'gzip'],
  ['gzip;q=0.5, br;q=1', 'br'],
  ['gzip ; q=0.8 , br ; q=0.8', 'br'],
  ['*', 'br'],
  ['*;q=0', 'identity'],
  ['br;q=0, *', 'gzip'],
  ['gzip;q=0, *;q=0.1', 'br'],
  ['identity', 'identity'],
  ['identity;q=0.5, gzip;q=0.3', 'identity'],
  ['identity;q=0', 'identity'],
  ['identity;q=0, gzip', 'gzip'],
  ['gzip;q=junk', 'identity'],
  [',;, ;q', 'identity'],
];

test.each(cases)('Accept-Encoding %j selects %s', (accepted, expected) => {
  expect(selectEncoding(accepted)).toBe(expected);
});
