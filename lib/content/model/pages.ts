import type { Page as GeneratedPage } from 'contentlayer/generated';
import { type Locale, locales } from '../../base/i18n/i18n';
import { readGenerated } from './contentlayer';

/** A standing page such as “About”, without its body. */
export type Page = Omit<GeneratedPage, 'body'>;

export function listPages(locale: Locale): Page[] {
  return readGenerated().pages.filter((page) => page.lang === locale);
}

export function findPage(locale: Locale, slug: string): Page | undefined {
  return listPages(locale).find((page) => page.slug === slug);
}

/** The languages in which a page exists, in the site's order. */
export function languagesOfPage(slug: string): Locale[] {
  return locales.filter((locale) => findPage(locale, slug));
}
