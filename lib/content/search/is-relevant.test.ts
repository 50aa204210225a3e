import { expect, test } from 'vitest';
import { isRelevant } from './is-relevant';

test('a word, its prefix, its other forms and other spellings are relevant', () => {
  expect(isRelevant('compil', ['Compilers'])).toBe(true);
  expect(isRelevant('comparisons', ['compare'])).toBe(true);
  expect(isRelevant('libraries', ['library'])).toBe(true);
  expect(isRelevant('"GPT-4"', ['gpt4'])).toBe(true);
  expect(isRelevant('resume', ['Résumé'])).toBe(true);
  expect(isRelevant('nothing jax', ['JAX'])).toBe(true);
  expect(isRelevant('rising', ['JAX: The Rising Star'])).toBe(true);
});

test('a part of a compound name is relevant', () => {
  expect(isRelevant('flow', ['TensorFlow'])).toBe(true);
  expect(isRelevant('dot', ['scaled_dot_product_attention'])).toBe(true);
  expect(isRelevant('or', ['TensorFlow'])).toBe(false);
});

test('a short common prefix is not relevant', () => {
  expect(isRelevant('xylophonically', ['x', 'X:'])).toBe(false);
  expect(isRelevant('aardvark', ['a', 'A'])).toBe(false);
  expect(isRelevant('aardvark', [])).toBe(false);
});

test('a Chinese query is relevant if it contains the found word or is part of it', () => {
  expect(isRelevant('强化学习', ['学习'])).toBe(true);
  expect(isRelevant('学习', ['强化学习'])).toBe(true);
  expect(isRelevant('量子', ['框架'])).toBe(false);
});

test('a query without letters or digits is always relevant', () => {
  expect(isRelevant('%_ 😀', [])).toBe(true);
});
