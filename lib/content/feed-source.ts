import type { FollowedPage } from '../feeds/feed-links';
import { dictionary, fill, type Locale } from '../i18n';
import { type PostEntry, postEntry } from './post-entry';
import { listPosts, listPostsByTag, type Post } from './posts';
import { findTag, type Tag, usedTags } from './tags';

/** How many posts a feed holds: a reader who has been away for months misses none, and the file stays below a megabyte. */
const entriesShown = 20;

/** What a feed is made from. */
export interface FeedSource extends FollowedPage {
  locale: Locale;
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
  const feed = tag && feedOfTag(locale, tag);
  if (!feed) return undefined;
  return { ...feed, locale, description: tag.description[locale], entries: entriesOf(locale, listPostsByTag(locale, tag.key)) };
}

/** What the feed of a tag follows and is called, or undefined where the language has no post with it. */
export function feedOfTag(locale: Locale, { key, label }: Tag): FollowedPage | undefined {
  if (!listPostsByTag(locale, key).some(({ lang }) => lang === locale)) return undefined;
  const { feeds, site } = dictionary(locale);
  return { path: `/tags/${key}`, title: fill(feeds.tagTitle, { site: site.name, tag: label[locale] }) };
}

/** The feeds of all tags in a language. */
export function tagFeeds(locale: Locale): FeedSource[] {
  return usedTags(locale).flatMap(({ tag }) => tagFeed(locale, tag.key) ?? []);
}

function entriesOf(locale: Locale, posts: Post[]): PostEntry[] {
  const own = posts.filter(({ lang }) => lang === locale);
  return own.slice(0, entriesShown).flatMap(({ slug }) => postEntry(locale, slug) ?? []);
}
