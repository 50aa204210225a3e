import { expect, test } from 'vitest';
import { maxQueryLength, readSearchState, searchQuery } from './search-state';

const read = (query: string) => readSearchState(new URLSearchParams(query));

test('a state has one URL and is read back from it', () => {
  for (const address of ['', '?q=jax', '?q=jax+%E6%A1%86%E6%9E%B6&tag=PyTorch&year=2024', '?q=%25_%5B.*%5D%F0%9F%98%80']) {
    expect(searchQuery(read(address))).toBe(address);
  }
  expect(read('?q=jax&tag=a&tag=b&page=2')).toEqual({ query: 'jax', tag: 'a', year: '' });
  expect(searchQuery({ query: '', tag: 'PyTorch', year: '2024' })).toBe('');
});

test('control characters, broken encodings and long queries are cleaned', () => {
  expect(read('?q=a%00b%0d%0ac').query).toBe('a b c');
  expect(read('?q=%ff%fe').query).toBe('\uFFFD\uFFFD');
  expect(read(`?q=${'x'.repeat(10_000)}`).query).toHaveLength(maxQueryLength);
  expect([...read(`?q=${'😀'.repeat(300)}`).query]).toHaveLength(maxQueryLength);
  expect(read('?q=+++').query).toBe('');
});
