import { expect, test } from 'vitest';
import { laterPages, listPage, listPath } from './listings';

const listing = (length: number) => ({
  base: '/tags/a',
  title: 'A',
  description: 'About A.',
  posts: Array.from({ length }, (_, index) => ({ slug: `p${index}` })) as never[],
});

test('a page of a list has ten posts, and there is always a first page', () => {
  expect(listPage(listing(21), 1)?.posts).toHaveLength(10);
  expect(listPage(listing(21), 3)).toMatchObject({ number: 3, total: 3, posts: [{ slug: 'p20' }] });
  for (const number of [0, 4, -1, 1.5, Number.NaN]) expect(listPage(listing(21), number)).toBeUndefined();
  expect(listPage(listing(0), 1)).toMatchObject({ posts: [], total: 1 });
  expect(listPage(undefined, 1)).toBeUndefined();
});

test('later pages are at /page/<n>', () => {
  expect(laterPages(listing(21)).map(listPath)).toEqual(['/tags/a/page/2', '/tags/a/page/3']);
  expect(laterPages(listing(10))).toEqual([]);
  expect(listPath({ base: '/posts', number: 1 })).toBe('/posts');
});
