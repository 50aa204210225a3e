import { expect, test } from 'vitest';
import { blogPosting, breadcrumbs, structuredData, website } from './structured-data';

const place = { locale: 'zh', siteUrl: 'https://newsletter.example' } as const;

test('breadcrumbs start at the home page and have absolute, percent-encoded addresses', () => {
  const steps = [
    { name: '标签', path: '/tags' },
    { name: '强化学习', path: '/tags/强化学习' },
  ];
  expect(breadcrumbs(place, steps)).toEqual({
    '@type': 'BreadcrumbList',
    itemListElement: [
      { '@type': 'ListItem', position: 1, name: 'Twinko AI', item: 'https://newsletter.example/zh' },
      { '@type': 'ListItem', position: 2, name: '标签', item: 'https://newsletter.example/zh/tags' },
      {
        '@type': 'ListItem',
        position: 3,
        name: '强化学习',
        item: 'https://newsletter.example/zh/tags/%E5%BC%BA%E5%8C%96%E5%AD%A6%E4%B9%A0',
      },
    ],
  });
});

const posting = { path: '/posts/x', title: 'X', description: 'About X.', minutes: 6 };

test('a corrected post keeps its publication date', () => {
  const article = {
    published: '2024-05-17T00:00:00.000Z',
    modified: '2024-06-01T00:00:00.000Z',
    authors: ['Ada'],
    tags: ['JAX'],
    corrections: [{ date: '2024-06-01T00:00:00.000Z', what: '原文有误。' }],
  };
  expect(blogPosting(place, { ...posting, article, series: { label: '深入', number: 2 } })).toMatchObject({
    datePublished: '2024-05-17T00:00:00.000Z',
    dateModified: '2024-06-01T00:00:00.000Z',
    correction: [{ '@type': 'CorrectionComment', datePublished: '2024-06-01T00:00:00.000Z', text: '原文有误。' }],
    inLanguage: 'zh-Hans',
    mainEntityOfPage: 'https://newsletter.example/zh/posts/x',
    author: [{ '@type': 'Person', name: 'Ada' }],
    keywords: ['JAX'],
    timeRequired: 'PT6M',
    isPartOf: { '@type': 'CreativeWorkSeries', name: '深入' },
    position: 2,
  });
});

test('the author of a team post is the organization, and an unchanged post was modified when published', () => {
  const article = { published: '2024-05-17T00:00:00.000Z', authors: ['Twinko AI 团队'], tags: [] };
  const [organization] = website(place).slice(-1);
  expect(blogPosting(place, { ...posting, article })).toMatchObject({
    author: [organization],
    publisher: organization,
    dateModified: article.published,
  });
});

test('the search address is in the page’s language', () => {
  expect(JSON.parse(JSON.stringify(structuredData(...website(place))))['@graph'][0].potentialAction.target.urlTemplate).toBe(
    'https://newsletter.example/zh/search?q={search_term_string}',
  );
});
