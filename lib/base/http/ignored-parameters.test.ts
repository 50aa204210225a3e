import { expect, test } from 'vitest';
import { listIgnored, unknownParameters } from './ignored-parameters';

const unknown = (query: string) => listIgnored(unknownParameters(new URLSearchParams(query), ['tpu', 'web']));

test('what an address asks for in vain, without what other sites add to it', () => {
  expect(unknown('tpu=1&x=2&web=')).toBe('x=2');
  expect(unknown('utm_source=a&fbclid=b&gclid=c&ref=d&mc_cid=e')).toBe('');
  expect(unknown('')).toBe('');
});

test('a long or hostile text is shortened and cannot turn the words around it', () => {
  expect(unknown(`${'x'.repeat(50)}=1`)).toBe(`${'x'.repeat(29)}…=1`);
  expect(unknown('a=%E2%80%AEb')).toBe('a=�b');
  expect(unknown('a=1&b=2&c=3&d=4&e=5&f=6')).toBe('a=1, b=2, c=3, d=4, e=5 …');
});
