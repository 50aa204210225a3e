import { expect, test } from 'vitest';
import { markedParts } from './marked-parts';

test('what was searched for is marked, and the rest is text', () => {
  expect(markedParts('About <mark>JAX</mark> and <mark>XLA</mark>')).toEqual([
    { text: 'About ', isMarked: false },
    { text: 'JAX', isMarked: true },
    { text: ' and ', isMarked: false },
    { text: 'XLA', isMarked: true },
  ]);
  expect(markedParts('')).toEqual([]);
});

test('markup of the text stays text', () => {
  expect(markedParts('&lt;script&gt;alert(1)&lt;/script&gt; <mark>&lt;b&gt;</mark> <img src=x onerror=alert(1)>')).toEqual([
    { text: '<script>alert(1)</script> ', isMarked: false },
    { text: '<b>', isMarked: true },
    { text: ' <img src=x onerror=alert(1)>', isMarked: false },
  ]);
});

test('Chinese words stand together again', () => {
  expect(markedParts('强化\u200B<mark>学习</mark>')).toEqual([
    { text: '强化', isMarked: false },
    { text: '学习', isMarked: true },
  ]);
});
