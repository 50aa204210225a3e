import { dictionary, fill, type Locale } from '../i18n';
import { type PostEntry, postEntry } from './post-entry';
import { listPosts, listPostsByTag, type Post } from './posts';
import { findTag, usedTags } from './tags';

/** How many posts a feed holds: a reader who has been away for months misses none, and the file stays below a megabyte. */
const entriesShown = 20;

/** What a feed is made from. */
export interface FeedSource {
  locale: Locale;
  /** The page that it follows, without its language. */
  path: string;
  title: string;
  description: string;
  /** The newest posts that are written in its language. */
  entries: PostEntry[];
}

/** The feed of everything in a language. */
export function siteFeed(locale: Locale): FeedSource {
  const { name, description } = dictionary(locale).site;
  return { locale, path: '/', title: name, description, entries: entriesOf(locale, listPosts(locale)) };
}

/** The feed of a tag, or undefined where the language has no post with it. */
export function tagFeed(locale: Locale, key: string): FeedSource | undefined {
  const tag = findTag(key);
  const entries = tag ? entriesOf(locale, listPostsByTag(locale, tag.key)) : [];
  if (!tag || entries.length === 0) return undefined;
  const title = fill(dictionary(locale).feeds.tagTitle, { site: dictionary(locale).site.name, tag: tag.label[locale] });
  return { locale, path: `/tags/${tag.key}`, title, description: tag.description[locale], entries };
}

/** The feeds of all tags in a language. */
export function tagFeeds(locale: Locale): FeedSource[] {
  return usedTags(locale).flatMap(({ tag }) => tagFeed(locale, tag.key) ?? []);
}

function entriesOf(locale: Locale, posts: Post[]): PostEntry[] {
  const own = posts.filter(({ lang }) => lang === locale);
  return own.slice(0, entriesShown).flatMap(({ slug }) => postEntry(locale, slug) ?? []);
}
