import { expect, test } from 'vitest';
import { localePrefix, locales } from '../../base/i18n/languages';
import { aliasRules, literalDestination, literalSource, withMarkdown } from './redirect-rules';

test('a source matches its path literally, percent-encoded', () => {
  expect(literalSource('/posts/old-name')).toBe('/posts/old-name');
  expect(literalSource('/zh/posts/强 化')).toBe('/zh/posts/%E5%BC%BA%20%E5%8C%96');
  expect(literalSource('/a(b)*:c+{d}')).toBe('/a\\(b\\)\\*\\:c\\+%7Bd%7D');
});

test('a destination is ASCII and has no parameters', () => {
  expect(literalDestination('/tags/强化学习')).toBe('/tags/%E5%BC%BA%E5%8C%96%E5%AD%A6%E4%B9%A0');
  expect(literalDestination('https://example.org:8080/a:b(c)')).toBe('https://example.org:8080/a%3Ab%28c%29');
});

test('the aliases of a tag redirect to it in each language, with everything below them', () => {
  const alias = ':alias(torch|%E7%81%AB%E7%82%AC)';
  expect(aliasRules('pytorch', ['torch', '火炬'])).toEqual(
    locales.map(localePrefix).flatMap((prefix) => [
      { source: `${prefix}/tags/${alias}`, destination: `${prefix}/tags/pytorch`, permanent: true },
      { source: `${prefix}/tags/${alias}/:rest+`, destination: `${prefix}/tags/pytorch/:rest+`, permanent: true },
    ]),
  );
});

test('the Markdown of a moved post is redirected, too', () => {
  const post = { from: '/zh/posts/old', to: '/zh/posts/new' };
  expect(withMarkdown(post)).toEqual([post, { from: '/zh/posts/old.md', to: '/zh/posts/new.md' }]);
  for (const other of [
    { from: '/posts/old', to: 'https://example.org/posts/new' },
    { from: '/old', to: '/posts/new' },
    { from: '/posts/page/2', to: '/posts' },
  ])
    expect(withMarkdown(other)).toEqual([other]);
});
