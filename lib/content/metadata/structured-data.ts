import { dictionary, htmlLang, type Locale, localePath } from '../../base/i18n/i18n';
import { cardImage } from '../model/share-cards';
import { cardSize } from '../share/card-size';
import type { PageFacts } from './page-metadata';

/** A page's data for search engines (schema.org, JSON-LD), all of which the page shows, too. */
export type StructuredData = { '@context': 'https://schema.org'; '@graph': object[] };

/** A breadcrumb: its name, and its path without its language. */
export interface Step {
  name: string;
  path: string;
}

interface Place {
  locale: Locale;
  /** The site's origin without a trailing slash. */
  siteUrl: string;
}

/** Returns the breadcrumbs from the home page to a page, the last of `steps` (BreadcrumbList). */
export function breadcrumbs(place: Place, steps: readonly Step[]): object {
  const home = { name: dictionary(place.locale).site.name, path: '/' };
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [home, ...steps].map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: absolute(place, path),
    })),
  };
}

interface Posting extends Pick<PageFacts, 'path' | 'title' | 'description' | 'card'> {
  article: NonNullable<PageFacts['article']>;
  /** Its series and its number in it, from 1. */
  series?: { label: string; number: number };
  /** The reading time. */
  minutes: number;
}

/** Returns a post (BlogPosting). Dates are in ISO 8601. */
export function blogPosting(place: Place, { path, title, description, card, article, series, minutes }: Posting): object {
  const { post } = dictionary(place.locale);
  const url = absolute(place, path);
  return {
    '@type': 'BlogPosting',
    '@id': url,
    headline: title,
    description,
    url,
    mainEntityOfPage: url,
    inLanguage: htmlLang(place.locale),
    datePublished: article.published,
    dateModified: article.modified ?? article.published,
    correction: article.corrections?.map(({ date, what }) => ({ '@type': 'CorrectionComment', datePublished: date, text: what })),
    author: article.authors.map((name) => (name === post.team ? publisher(place) : { '@type': 'Person', name })),
    publisher: publisher(place),
    image: card && {
      '@type': 'ImageObject',
      url: absolute(place, cardImage(place.locale, card).path),
      ...cardSize,
    },
    articleSection: article.section,
    keywords: article.tags,
    timeRequired: `PT${minutes}M`,
    isPartOf: series && { '@type': 'CreativeWorkSeries', name: series.label },
    position: series?.number,
  };
}

/** Returns the site and its publisher, for its home page (WebSite, Organization). */
export function website(place: Place): object[] {
  const { name, tagline, description } = dictionary(place.locale).site;
  const url = absolute(place, '/');
  const search = `${place.siteUrl}${localePath(place.locale, '/search')}?q={search_term_string}`;
  return [
    {
      '@type': 'WebSite',
      '@id': `${url}#website`,
      url,
      name,
      alternateName: tagline,
      description,
      inLanguage: htmlLang(place.locale),
      publisher: { '@id': organizationId(place) },
      potentialAction: {
        '@type': 'SearchAction',
        target: { '@type': 'EntryPoint', urlTemplate: search },
        'query-input': 'required name=search_term_string',
      },
    },
    publisher(place),
  ];
}

/** Joins items into the data of one page. */
export function structuredData(...graph: object[]): StructuredData {
  return { '@context': 'https://schema.org', '@graph': graph };
}

/** The same organization publishes the site in all languages. */
function publisher(place: Place): object {
  return {
    '@type': 'Organization',
    '@id': organizationId(place),
    name: dictionary(place.locale).site.name,
    url: `${place.siteUrl}/`,
    logo: { '@type': 'ImageObject', url: `${place.siteUrl}/icons/icon-512.png`, width: 512, height: 512 },
  };
}

function organizationId({ siteUrl }: Place): string {
  return `${siteUrl}/#organization`;
}

/** Returns an absolute, percent-encoded address in the page's language. */
function absolute({ siteUrl, locale }: Place, path: string): string {
  return new URL(localePath(locale, path), siteUrl).href;
}
