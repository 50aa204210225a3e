import type { Locale } from '../../base/i18n/i18n';
import type { pageMetadata } from './page-metadata';
import { siteMetadata, siteViewport } from './site-metadata';

/** An element of a page's head and its attributes. */
export type HeadTag = readonly ['meta' | 'link', Record<string, string>];

/**
 * Returns the head tags that Next.js makes of the same metadata, for pages that it does not render. `e2e/page-metadata.spec.ts` compares the two.
 * `siteUrl` is the site's origin.
 */
export function headTags(locale: Locale, page: ReturnType<typeof pageMetadata>, siteUrl: string): HeadTag[] {
  const { description, alternates, openGraph, twitter } = page;
  const { icons, manifest } = siteMetadata(locale);
  const address = (path: string) => siteUrl + path;
  return [
    named('description', description),
    ...siteViewport.themeColor.map(({ media, color }): HeadTag => ['meta', { name: 'theme-color', media, content: color }]),
    named('color-scheme', siteViewport.colorScheme),
    ['link', { rel: 'manifest', href: manifest }],
    ['link', { rel: 'icon', href: icons.icon }],
    ['link', { rel: 'apple-touch-icon', href: icons.apple }],
    ['link', { rel: 'canonical', href: address(alternates.canonical) }],
    ...Object.entries(alternates.languages ?? {}).map(
      ([hrefLang, path]): HeadTag => ['link', { rel: 'alternate', hrefLang, href: address(path) }],
    ),
    ...Object.entries(alternates.types).flatMap(([type, feeds]) =>
      feeds.map(({ url, title }): HeadTag => ['link', { rel: 'alternate', type, title, href: address(url) }]),
    ),
    property('og:title', openGraph.title),
    property('og:description', openGraph.description),
    property('og:url', address(openGraph.url)),
    property('og:site_name', openGraph.siteName),
    property('og:locale', openGraph.locale),
    ...openGraph.images.flatMap(({ url, width, height, alt, type }) => [
      property('og:image', address(url)),
      property('og:image:width', width),
      property('og:image:height', height),
      property('og:image:alt', alt),
      property('og:image:type', type),
    ]),
    ...openGraph.alternateLocale.map((other) => property('og:locale:alternate', other)),
    property('og:type', openGraph.type),
    named('twitter:card', twitter.card),
    named('twitter:title', twitter.title),
    named('twitter:description', twitter.description),
    ...twitter.images.flatMap(({ url, alt }) => [named('twitter:image', address(url)), named('twitter:image:alt', alt)]),
  ];
}

function named(name: string, content: string): HeadTag {
  return ['meta', { name, content }];
}

function property(property: string, content: string | number): HeadTag {
  return ['meta', { property, content: String(content) }];
}
