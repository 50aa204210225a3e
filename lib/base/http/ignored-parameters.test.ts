import { expect, test } from 'vitest';
import { listIgnored, unknownParameters } from './ignored-parameters';

const unknown = (query: string) => listIgnored(unknownParameters(new URLSearchParams(query), ['tpu', 'web']));

test('unknown query parameters are listed, but not those of trackers', () => {
  expect(unknown('tpu=1&x=2&web=')).toBe('x=2');
  expect(unknown('utm_source=a&fbclid=b&gclid=c&ref=d&mc_cid=e')).toBe('');
  expect(unknown('')).toBe('');
});

test('long values are shortened, and control characters are replaced', () => {
  expect(unknown(`${'x'.repeat(50)}=1`)).toBe(`${'x'.repeat(29)}…=1`);
  expect(unknown('a=%E2%80%AEb')).toBe('a=�b');
  expect(unknown('a=1&b=2&c=3&d=4&e=5&f=6')).toBe('a=1, b=2, c=3, d=4, e=5 …');
});
