import { expect, test } from 'vitest';
import type { Locale } from '../../base/i18n/i18n';
import { sitemapParts } from './sitemap';

const page = (path: string, languages: Locale[] = ['en', 'zh']) => ({ path, languages });

test('small and empty sites have one sitemap file', () => {
  expect(sitemapParts([page('/a'), page('/b')], 4)).toHaveLength(1);
  expect(sitemapParts([])).toEqual([[]]);
});

test('large sitemaps are split, and the languages of a page stay together', () => {
  const pages = [page('/a'), page('/b', ['en']), page('/c'), page('/d', ['zh'])];
  expect(sitemapParts(pages, 4).map((part) => part.map(({ path }) => path))).toEqual([
    ['/a', '/b'],
    ['/c', '/d'],
  ]);
});
