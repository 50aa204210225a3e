import { type Locale, locales } from '../i18n';
import { readGenerated } from './generated';
import { findPost, type Post } from './posts';

/** A series that a post belongs to. */
export interface Series {
  /** What readers see. */
  label: string;
  /** Its posts that are published, in the order in which to read them, each in the reader's language where it has it. */
  posts: Post[];
  /** Which of them the post is, from 1. */
  number: number;
}

/** The series of a post, or undefined where it has none or is the only one of it. */
export function seriesOf({ slug, lang }: Post): Series | undefined {
  const series = readGenerated().series.find(({ posts }) => posts.includes(slug));
  const posts = series?.posts.flatMap((slug) => inLanguageOf(lang, slug) ?? []) ?? [];
  if (!series || posts.length < 2) return undefined;
  return { label: series.label[lang], posts, number: 1 + posts.findIndex((post) => post.slug === slug) };
}

function inLanguageOf(locale: Locale, slug: string): Post | undefined {
  return [locale, ...locales].map((language) => findPost(language, slug)).find((post) => post !== undefined);
}
