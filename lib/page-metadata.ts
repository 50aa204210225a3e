import type { Metadata } from 'next';
import { type ListPage, listPath, listTitle } from './content/listings';
import { defaultLocale, dictionary, htmlLang, type Locale, localePath, locales } from './i18n';

export interface PageFacts {
  locale: Locale;
  /** The page's address without its language. */
  path: string;
  title: string;
  description: string;
  /** The languages the page exists in. */
  languages: Locale[];
  /** A picture of at least 1200 pixels for link previews. */
  image?: string;
}

/** What a page says of itself to browsers and search engines: its own address, and those of its translations. */
export function pageMetadata({ locale, path, title, description, languages, image }: PageFacts) {
  const translations = languages.map((language) => [htmlLang(language), localePath(language, path)] as const);
  const original = languages.includes(defaultLocale) ? defaultLocale : locale;
  return {
    // Not the layout's template, into which Next.js puts titles by `String.replace`: "$&" would not come out as written.
    title: { absolute: `${title} · ${dictionary(locale).site.name}` },
    description,
    alternates: {
      canonical: localePath(locale, path),
      languages: languages.length > 1 ? Object.fromEntries([...translations, ['x-default', localePath(original, path)]]) : undefined,
    },
    openGraph: { title, description, url: localePath(locale, path), images: image },
  } satisfies Metadata;
}

/** The metadata of a page of a listing. */
export function listingMetadata(locale: Locale, page: ListPage | undefined): Metadata {
  if (!page) return {};
  const title = page.label ? `${page.label}: ${listTitle(locale, page)}` : listTitle(locale, page);
  return pageMetadata({ locale, path: listPath(page), title, description: page.description, languages: [...locales] });
}
