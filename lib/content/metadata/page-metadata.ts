import type { Metadata } from 'next';
import { defaultLocale, dictionary, fill, htmlLang, type Locale, localePath, locales, otherLocales } from '../../base/i18n/i18n';
import { languageOf } from '../../base/i18n/languages';
import { type FollowedPage, feedsNamedBy } from '../feeds/feed-links';
import { type ListPage, listPath, listTitle } from '../model/listings';
import type { Correction } from '../model/posts';
import { cardImage, findCard } from '../model/share-cards';
import type { CardName } from '../share/card';
import { cardSize } from '../share/card-size';

export interface PageFacts {
  locale: Locale;
  /** The page's path without its language. */
  path: string;
  title: string;
  description: string;
  /** The languages the page exists in. */
  languages: Locale[];
  /** The card for link previews; by default that of the home page. */
  card?: CardName;
  /** Its own feeds, beside those of the site. */
  feed?: FollowedPage;
  /** Of articles only. Dates are in ISO 8601. */
  article?: { published: string; modified?: string; corrections?: Correction[]; authors: string[]; section?: string; tags: string[] };
}

/** Returns a page's metadata for browsers, search engines and link previews (Open Graph, Twitter cards). */
export function pageMetadata({ locale, path, title, description, languages, card = home, feed, article }: PageFacts) {
  const translations = languages.map((language) => [htmlLang(language), localePath(language, path)] as const);
  const original = languages.includes(defaultLocale) ? defaultLocale : locale;
  const { name } = dictionary(locale).site;
  const { path: url, alt } = cardImage(locale, card);
  const image = { url: localePath(locale, url), alt };
  return {
    // Not by the layout's template: Next.js fills it with `String.replace`, which would change "$&" in a title.
    title: { absolute: `${title} · ${name}` },
    description,
    alternates: {
      canonical: localePath(locale, path),
      languages: languages.length > 1 ? Object.fromEntries([...translations, ['x-default', localePath(original, path)]]) : undefined,
      types: feedsNamedBy(locale, feed),
    },
    openGraph: {
      siteName: name,
      title,
      description,
      url: localePath(locale, path),
      locale: openGraphLocale(locale),
      alternateLocale: otherLocales(locale)
        .filter((other) => languages.includes(other))
        .map(openGraphLocale),
      images: [{ ...image, ...cardSize, type: 'image/png' }],
      ...(article
        ? {
            type: 'article' as const,
            publishedTime: article.published,
            modifiedTime: article.modified,
            authors: article.authors,
            section: article.section,
            tags: article.tags,
          }
        : { type: 'website' as const }),
    },
    twitter: { card: 'summary_large_image', title, description, images: [image] },
  } satisfies Metadata;
}

/** Returns the metadata of a page of a listing. */
export function listingMetadata(locale: Locale, page: ListPage | undefined): Metadata {
  return page ? pageMetadata(listingFacts(locale, page)) : {};
}

/** Returns the facts of a page of a listing. Later pages have their number in the description, which must be unique. */
export function listingFacts(locale: Locale, page: ListPage): PageFacts {
  const { number: n, total } = page;
  const title = page.label ? `${page.label}: ${listTitle(locale, page)}` : listTitle(locale, page);
  const description =
    n === 1 ? page.description : fill(dictionary(locale).pagination.description, { n, total, description: page.description });
  return {
    locale,
    path: listPath(page),
    title,
    description,
    languages: [...locales],
    card: cardOfList(locale, page),
    feed: page.feed,
  };
}

const home: CardName = { kind: 'pages', key: 'home' };

/** Returns a language as Open Graph writes it: `en_GB`. */
function openGraphLocale(locale: Locale): string {
  return languageOf(locale).regional.replace('-', '_');
}

/** Returns the card that a listing's address names: `/tags/<key>`, `/categories/<key>`, or `/posts`. */
function cardOfList(locale: Locale, { base }: ListPage): CardName | undefined {
  const [, kind = '', key] = base.split('/');
  const names: CardName[] = key === undefined ? [{ kind: 'pages', key: kind }] : [{ kind: kind as CardName['kind'], key }];
  return names.find((name) => findCard(locale, name));
}
