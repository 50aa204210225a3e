import { expect, test } from 'vitest';
import { pageMetadata } from './page-metadata';

test('a title is shown as it is written, whatever signs are in it', () => {
  const { title } = pageMetadata({ locale: 'en', path: '/x', title: 'Earn $$ and $&', description: '', languages: ['en'] });
  expect(title).toEqual({ absolute: 'Earn $$ and $& · Twinko AI' });
});

test('a page names itself and its translations', () => {
  const page = { path: '/x', title: 'X', description: 'About X.' };
  const { alternates } = pageMetadata({ ...page, locale: 'zh', languages: ['en', 'zh'] });
  expect(alternates).toEqual({ canonical: '/zh/x', languages: { en: '/x', 'zh-Hans': '/zh/x', 'x-default': '/x' } });
  expect(pageMetadata({ ...page, locale: 'zh', languages: ['zh'] }).alternates?.languages).toBeUndefined();
});
