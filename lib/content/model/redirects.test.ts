import { expect, test } from 'vitest';
import { firstAddressOf } from './redirects';

const redirects = [
  { from: '/short', to: '/posts/now', renamed: false },
  { from: '/posts/first', to: '/posts/now', renamed: true },
  { from: '/posts/second', to: '/posts/now', renamed: true },
  { from: '/zh/posts/first', to: '/zh/posts/now', renamed: true },
  { from: '/posts/deleted', to: '/posts/other', renamed: false },
];

test('the first of the addresses that a post had is its earliest', () => {
  expect(firstAddressOf('/posts/now', redirects)).toBe('/posts/first');
  expect(firstAddressOf('/zh/posts/now', redirects)).toBe('/zh/posts/first');
});

test('a post that has never moved is where it was, whatever else leads to it', () => {
  expect(firstAddressOf('/posts/other', redirects)).toBe('/posts/other');
  expect(firstAddressOf('/posts/first', redirects)).toBe('/posts/first');
});
