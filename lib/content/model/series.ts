import { type Locale, locales } from '../../base/i18n/i18n';
import { type Generated, readGenerated } from './contentlayer';
import { findPost, type Post } from './posts';

/** A series in one language. */
export interface Series {
  key: string;
  label: string;
  description: string;
  /** The published posts in reading order, each in this language or else in another. */
  posts: Post[];
}

/** A series, and the number of a post in it, from 1. */
export interface SeriesPart extends Series {
  number: number;
}

/** Returns the series that have published posts, in the order of `series.yml`. */
export function usedSeries(locale: Locale): Series[] {
  return readGenerated()
    .series.map((series) => inLanguage(locale, series))
    .filter(({ posts }) => posts.length > 0);
}

/** Returns the series with this key if it has published posts, else undefined. `key` may be percent-encoded. */
export function findSeries(locale: Locale, key: string): Series | undefined {
  return usedSeries(locale).find((series) => series.key === decodeURIComponent(key));
}

/** Returns the series of a post, or undefined if it has none or no other published post. */
export function seriesOf({ slug, lang }: Post): SeriesPart | undefined {
  const own = readGenerated().series.find(({ posts }) => posts.includes(slug));
  const series = own && inLanguage(lang, own);
  if (!series || series.posts.length < 2) return undefined;
  return { ...series, number: 1 + series.posts.findIndex((post) => post.slug === slug) };
}

function inLanguage(locale: Locale, { key, label, description, posts }: Generated['series'][number]): Series {
  const published = posts.flatMap((slug) => {
    const post = [locale, ...locales].map((language) => findPost(language, slug)).find(Boolean);
    return post && !post.unlisted ? [post] : [];
  });
  return { key, label: label[locale], description: description[locale], posts: published };
}
