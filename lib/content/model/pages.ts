import { defaultLocale, type Locale, localePath, locales } from '../../base/i18n/i18n';
import { type Generated, readGenerated } from './contentlayer';

/** A standing page such as “About”. */
export type Page = Generated['pages'][number];

export function listPages(locale: Locale): Page[] {
  return readGenerated().pages.filter((page) => page.lang === locale);
}

export function findPage(locale: Locale, slug: string): Page | undefined {
  return listPages(locale).find((page) => page.slug === slug);
}

/** Returns the languages in which a page exists, in the site's order. */
export function languagesOfPage(slug: string): Locale[] {
  return locales.filter((locale) => findPage(locale, slug));
}

/** Returns the address of a page in a language, or in the default language if it is not translated. */
export function pagePath(locale: Locale, slug: string): string {
  return localePath(findPage(locale, slug) ? locale : defaultLocale, `/${slug}`);
}
