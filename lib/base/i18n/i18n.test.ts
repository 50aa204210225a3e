import { expect, test } from 'vitest';
import { fill, fillCount, htmlLang, isLocale, languageName, localePath, toLocale } from './i18n';

test('English addresses have no prefix, Chinese ones start with /zh', () => {
  expect(localePath('en', '/')).toBe('/');
  expect(localePath('en', '/posts')).toBe('/posts');
  expect(localePath('zh', '/')).toBe('/zh');
  expect(localePath('zh', '/posts')).toBe('/zh/posts');
});

test('filling a text leaves unknown placeholders visible', () => {
  expect(fill('Page {n} of {total}', { n: 2, total: 3 })).toBe('Page 2 of 3');
  expect(fill('{toString} {x}', { n: 1 })).toBe('{toString} {x}');
});

test('plural forms follow the rules of the language', () => {
  const forms = { one: '{n} post', other: '{n} posts' };
  expect(fillCount('en', forms, 1)).toBe('1 post');
  expect(fillCount('en', forms, 1200)).toBe('1,200 posts');
  expect(fillCount('zh', { other: '{n} 篇' }, 1)).toBe('1 篇');
});

test('only the languages of the list are locales', () => {
  expect(isLocale('zh')).toBe(true);
  expect(isLocale('ZH')).toBe(false);
  expect(() => toLocale('fr')).toThrow(/"fr" is not one of the site's languages \(en, zh\b/);
  expect(languageName('en', 'zh')).toBe('Chinese');
  expect(htmlLang('zh')).toBe('zh-Hans');
});
