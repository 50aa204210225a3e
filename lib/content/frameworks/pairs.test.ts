import { expect, test } from 'vitest';
import { framework } from '../../../test/content/test-frameworks';
import { pairKey, pairsOf, readPair } from './pairs';

const [a, b, c] = [framework('pytorch'), framework('torch-compile'), framework('jax')];
const all = [a, b, c];

test('every two, once, in order', () => {
  expect(pairsOf(all).map(pairKey)).toEqual(['pytorch-vs-torch-compile', 'pytorch-vs-jax', 'torch-compile-vs-jax']);
  expect(pairsOf([])).toEqual([]);
});

test('each pair is read back, either way round', () => {
  for (const pair of pairsOf(all)) {
    expect(readPair(pairKey(pair), all)).toEqual({ kind: 'pair', pair });
    expect(readPair(pairKey([pair[1], pair[0]]), all)).toEqual({ kind: 'reversed', pair });
  }
});

test('one twice, and what names no two', () => {
  expect(readPair('jax-vs-jax', all)).toEqual({ kind: 'same', framework: c });
  for (const text of [
    '',
    'jax',
    '-vs-',
    'jax-vs-',
    '-vs-jax',
    'jax-vs-nope',
    'nope-vs-nope',
    'jax-vs-pytorch-vs-jax',
    'JAX-vs-pytorch',
    '__proto__-vs-jax',
  ])
    expect(readPair(text, all), text).toEqual({ kind: 'unknown' });
});
