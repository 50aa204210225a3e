import { expect, test } from 'vitest';
import { slugOfTitle } from './slug-of-title';

test.each([
  ['JAX in depth: functions of functions', 'jax-in-depth-functions-of-functions'],
  ['Über ß, Æ & Łódź', 'uber-ss-ae-lodz'],
  ['PyTorch 2.0 — what’s new?', 'pytorch-2-0-whats-new'],
])('%s becomes a slug', (title, slug) => expect(slugOfTitle(title)).toBe(slug));

test.each(['深入 JAX', 'Введение', '!!!', ''])('%j has no slug', (title) => expect(slugOfTitle(title)).toBeUndefined());

test('a long slug is cut at the end of a word', () => {
  expect(slugOfTitle('words '.repeat(20))).toBe('words-'.repeat(13).slice(0, -1));
  expect(slugOfTitle('w'.repeat(100))).toHaveLength(80);
});
