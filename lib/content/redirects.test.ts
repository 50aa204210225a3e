import { expect, test } from 'vitest';
import { firstAddressOf } from './redirects';

const redirects = [
  { from: '/posts/first', to: '/posts/now' },
  { from: '/posts/second', to: '/posts/now' },
  { from: '/zh/posts/first', to: '/zh/posts/now' },
];

test('the first of the addresses that lead to a page is its earliest', () => {
  expect(firstAddressOf('/posts/now', redirects)).toBe('/posts/first');
  expect(firstAddressOf('/zh/posts/now', redirects)).toBe('/zh/posts/first');
});

test('a page that has never moved is where it was', () => {
  expect(firstAddressOf('/posts/other', redirects)).toBe('/posts/other');
  expect(firstAddressOf('/posts/first', redirects)).toBe('/posts/first');
});
