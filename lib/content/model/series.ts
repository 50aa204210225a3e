import { type Locale, locales } from '../../base/i18n/i18n';
import { type Generated, readGenerated } from './contentlayer';
import { findPost, type Post } from './posts';

/** Posts that belong together. */
export interface Series {
  key: string;
  /** What readers see. */
  label: string;
  description: string;
  /** Those that are published, in the order in which to read them, each in the reader's language where it has it. */
  posts: Post[];
}

/** A series, and which part of it a post is, from 1. */
export interface SeriesPart extends Series {
  number: number;
}

/** The series that have posts, in the order of `series.yml`. */
export function usedSeries(locale: Locale): Series[] {
  return readGenerated()
    .series.map((series) => inLanguage(locale, series))
    .filter(({ posts }) => posts.length > 0);
}

/** The series with this key, or undefined where there is none or none of its posts is published. `key` may be percent-encoded. */
export function findSeries(locale: Locale, key: string): Series | undefined {
  return usedSeries(locale).find((series) => series.key === decodeURIComponent(key));
}

/** The series of a post, or undefined where it has none or is the only one of it. */
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
