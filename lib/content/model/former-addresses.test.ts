import { expect, test } from 'vitest';
import { firstAddressOf } from './former-addresses';

const redirects = [
  { from: '/short', to: '/posts/now', renamed: false },
  { from: '/posts/first', to: '/posts/now', renamed: true },
  { from: '/posts/second', to: '/posts/now', renamed: true },
  { from: '/zh/posts/first', to: '/zh/posts/now', renamed: true },
  { from: '/posts/deleted', to: '/posts/other', renamed: false },
];

test('the first renamed redirect to a post is its earliest address', () => {
  expect(firstAddressOf('/posts/now', redirects)).toBe('/posts/first');
  expect(firstAddressOf('/zh/posts/now', redirects)).toBe('/zh/posts/first');
});

test('a post that was not renamed has its present address', () => {
  expect(firstAddressOf('/posts/other', redirects)).toBe('/posts/other');
  expect(firstAddressOf('/posts/first', redirects)).toBe('/posts/first');
});
