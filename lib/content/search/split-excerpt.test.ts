import { expect, test } from 'vitest';
import { splitExcerpt } from './split-excerpt';

test('an excerpt is split into matches and other text', () => {
  expect(splitExcerpt('About <mark>JAX</mark> and <mark>XLA</mark>')).toEqual([
    { text: 'About ', isMatch: false },
    { text: 'JAX', isMatch: true },
    { text: ' and ', isMatch: false },
    { text: 'XLA', isMatch: true },
  ]);
  expect(splitExcerpt('')).toEqual([]);
});

test('escaped or raw markup in an excerpt stays text', () => {
  expect(splitExcerpt('&lt;script&gt;alert(1)&lt;/script&gt; <mark>&lt;b&gt;</mark> <img src=x onerror=alert(1)>')).toEqual([
    { text: '<script>alert(1)</script> ', isMatch: false },
    { text: '<b>', isMatch: true },
    { text: ' <img src=x onerror=alert(1)>', isMatch: false },
  ]);
});

test('zero-width spaces between Chinese words are removed', () => {
  expect(splitExcerpt('强化\u200B<mark>学习</mark>')).toEqual([
    { text: '强化', isMatch: false },
    { text: '学习', isMatch: true },
  ]);
});
