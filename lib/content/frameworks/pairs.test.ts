import { expect, test } from 'vitest';
import { framework } from '../../../test/content/test-frameworks';
import { pairKey, pairsOf, readPair } from './pairs';

const [a, b, c] = [framework('pytorch'), framework('torch-compile'), framework('jax')];
const all = [a, b, c];

test('pairs are in list order, each once', () => {
  expect(pairsOf(all).map(pairKey)).toEqual(['pytorch-vs-torch-compile', 'pytorch-vs-jax', 'torch-compile-vs-jax']);
  expect(pairsOf([])).toEqual([]);
});

test('pairs are parsed in both orders', () => {
  for (const pair of pairsOf(all)) {
    expect(readPair(pairKey(pair), all)).toEqual({ kind: 'pair', pair });
    expect(readPair(pairKey([pair[1], pair[0]]), all)).toEqual({ kind: 'reversed', pair });
  }
});

test('a framework with itself and unknown keys are not pairs', () => {
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
