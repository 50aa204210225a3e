import { type Locale, localePath, locales } from '../lib/i18n';

/** One address for each kind of page that the real content has, without its language. */
export const kindsOfPage = {
  home: '/',
  posts: '/posts',
  post: '/posts/top-ai-frameworks-for-2024',
  tags: '/tags',
  tag: '/tags/pytorch',
  category: '/categories/newsletter',
  about: '/about',
  privacy: '/privacy',
  'not found': '/no-such-page',
} as const;

/** Each kind of page in each language. */
export const everyPage: { kind: string; locale: Locale; path: string }[] = Object.entries(kindsOfPage).flatMap(([kind, path]) =>
  locales.map((locale) => ({ kind, locale, path: localePath(locale, path) })),
);
