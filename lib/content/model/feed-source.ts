import { dictionary, fill, type Locale } from '../../base/i18n/i18n';
import type { FollowedPage } from '../feeds/feed-links';
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
  /** When one of its posts last changed, or where it has none, one in another language. */
  changed: string;
}

/** The feed of everything in a language. */
export function siteFeed(locale: Locale): FeedSource {
  const { name, description } = dictionary(locale).site;
  return { locale, path: '/', title: name, description, ...entriesOf(locale, listPosts(locale)) };
}

/** The feed of a tag that has a page; `key` may be percent-encoded. It is empty where no post with the tag is in the language. */
export function tagFeed(locale: Locale, key: string): FeedSource | undefined {
  const tag = findTag(decodeURIComponent(key));
  if (!tag) return undefined;
  return { ...feedOfTag(locale, tag), locale, description: tag.description[locale], ...entriesOf(locale, listPostsByTag(locale, tag.key)) };
}

/** What the feed of a tag follows and is called. */
export function feedOfTag(locale: Locale, { key, label }: Tag): FollowedPage {
  const { feeds, site } = dictionary(locale);
  return { path: `/tags/${key}`, title: fill(feeds.tagTitle, { site: site.name, tag: label[locale] }) };
}

/** The feeds of all tags in a language. */
export function tagFeeds(locale: Locale): FeedSource[] {
  return usedTags(locale).flatMap(({ tag }) => tagFeed(locale, tag.key) ?? []);
}

function entriesOf(locale: Locale, posts: Post[]): Pick<FeedSource, 'entries' | 'changed'> {
  const own = posts.filter(({ lang }) => lang === locale).slice(0, entriesShown);
  const changes = (own.length ? own : posts).map(({ date, updated }) => updated ?? date);
  return {
    entries: own.flatMap(({ slug }) => postEntry(locale, slug) ?? []),
    changed: changes.toSorted().at(-1) ?? new Date(0).toISOString(),
  };
}
