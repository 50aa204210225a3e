import { type Locale, localePath, locales } from '../../lib/base/i18n/i18n';

/** One path for each kind of page, without its language. */
export const readingPages = {
  home: '/',
  posts: '/posts',
  post: '/posts/top-ai-frameworks-for-2024',
  tags: '/tags',
  tag: '/tags/pytorch',
  category: '/categories/newsletter',
  series: '/series/ai-frameworks',
  frameworks: '/frameworks',
  framework: '/frameworks/pytorch',
  comparison: '/compare/pytorch-vs-jax',
  guide: '/guide',
  search: '/search',
  subscribe: '/subscribe',
  about: '/about',
  privacy: '/privacy',
} as const;

/** The error pages, with their statuses. */
const errorPages = { 'not found': { path: '/no-such-page', status: 404 }, 'server error': { path: '/server-error', status: 500 } } as const;

interface PageAddress {
  kind: string;
  locale: Locale;
  path: string;
  status: number;
}

/** These pages in each language. */
export const everyReadingPage: PageAddress[] = inEveryLanguage(
  Object.entries(readingPages).map(([kind, path]) => ({ kind, path, status: 200 })),
);

/** The same and the error pages. */
export const everyPage: PageAddress[] = [
  ...everyReadingPage,
  ...inEveryLanguage(Object.entries(errorPages).map(([kind, page]) => ({ kind, ...page }))),
];

function inEveryLanguage(pages: Omit<PageAddress, 'locale'>[]): PageAddress[] {
  return pages.flatMap((page) => locales.map((locale) => ({ ...page, locale, path: localePath(locale, page.path) })));
}
