import { expect, test } from 'vitest';
import { isNear } from './is-near';

test('a word, its beginning, its other forms and other spellings are near', () => {
  expect(isNear('compil', ['Compilers'])).toBe(true);
  expect(isNear('comparisons', ['compare'])).toBe(true);
  expect(isNear('libraries', ['library'])).toBe(true);
  expect(isNear('"GPT-4"', ['gpt4'])).toBe(true);
  expect(isNear('resume', ['Résumé'])).toBe(true);
  expect(isNear('nothing jax', ['JAX'])).toBe(true);
  expect(isNear('rising', ['JAX: The Rising Star'])).toBe(true);
});

test('a part of a joined name is near', () => {
  expect(isNear('flow', ['TensorFlow'])).toBe(true);
  expect(isNear('dot', ['scaled_dot_product_attention'])).toBe(true);
  expect(isNear('or', ['TensorFlow'])).toBe(false);
});

test('what only begins alike is not', () => {
  expect(isNear('xylophonically', ['x', 'X:'])).toBe(false);
  expect(isNear('aardvark', ['a', 'A'])).toBe(false);
  expect(isNear('aardvark', [])).toBe(false);
});

test('Chinese words stand inside a query that is not taken apart', () => {
  expect(isNear('强化学习', ['学习'])).toBe(true);
  expect(isNear('学习', ['强化学习'])).toBe(true);
  expect(isNear('量子', ['框架'])).toBe(false);
});

test('signs alone are left to the index', () => {
  expect(isNear('%_ 😀', [])).toBe(true);
});
