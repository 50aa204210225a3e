import { expect, test } from 'vitest';
import { listingMetadata, pageMetadata } from './page-metadata';

test('a title may contain patterns of String.replace', () => {
  const { title } = pageMetadata({ locale: 'en', path: '/x', title: 'Earn $$ and $&', description: '', languages: ['en'] });
  expect(title).toEqual({ absolute: 'Earn $$ and $& · Twinko AI' });
});

test('a page has a canonical address and those of its translations', () => {
  const page = { path: '/x', title: 'X', description: 'About X.' };
  const { alternates } = pageMetadata({ ...page, locale: 'zh', languages: ['en', 'zh'] });
  expect(alternates).toMatchObject({ canonical: '/zh/x', languages: { en: '/x', 'zh-Hans': '/zh/x', 'x-default': '/x' } });
  expect(pageMetadata({ ...page, locale: 'zh', languages: ['zh'] }).alternates?.languages).toBeUndefined();
});

test('articles have a date; other pages have the type website', () => {
  const page = { locale: 'en', path: '/x', title: 'X', description: 'About X.', languages: ['en'] } as const;
  const article = { published: '2024-05-17T00:00:00.000Z', authors: ['Ada'], tags: ['JAX'] };
  const facts = { ...page, languages: [...page.languages] };
  expect(pageMetadata(facts).openGraph.type).toBe('website');
  expect(pageMetadata({ ...facts, article }).openGraph).toMatchObject({
    type: 'article',
    publishedTime: article.published,
    authors: ['Ada'],
  });
});

test('pages of a list have different descriptions', () => {
  const list = { base: '/posts', title: 'Posts', description: 'Every issue.', posts: [], total: 3 };
  const said = [1, 2, 3].map((number) => listingMetadata('en', { ...list, number }).description);
  expect(said).toEqual(['Every issue.', 'Every issue. Page 2 of 3.', 'Every issue. Page 3 of 3.']);
});

test('a page links to the feeds of its language and to its own', () => {
  const page = { locale: 'zh' as const, path: '/x', title: 'X', description: 'About X.', languages: [...(['zh'] as const)] };
  const feed = { path: '/tags/强化学习', title: '强化学习' };
  const { types } = pageMetadata({ ...page, feed }).alternates;
  expect(Object.keys(types)).toEqual(['application/rss+xml', 'application/atom+xml', 'application/feed+json']);
  expect(types['application/rss+xml']).toEqual([
    { url: '/zh/feed.xml', title: 'Twinko AI (RSS)' },
    { url: '/zh/tags/强化学习/feed.xml', title: '强化学习 (RSS)' },
  ]);
});
