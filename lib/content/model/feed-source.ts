import { dictionary, fill, type Locale } from '../../base/i18n/i18n';
import type { FollowedPage } from '../feeds/feed-links';
import { type PostEntry, postEntry } from './post-entry';
import { listPosts, listPostsByTag, type Post } from './posts';
import { findTag, type Tag, usedTags } from './tags';

/** The number of posts in a feed: enough for months of absence, and the file stays below 1 MB. */
const entriesShown = 20;

/** The data of a feed. */
export interface FeedSource extends FollowedPage {
  locale: Locale;
  description: string;
  /** The newest posts in its language. */
  entries: PostEntry[];
  /** When one of its posts last changed, or one in another language if it has none. ISO 8601. */
  changed: string;
}

/** Returns the feed of all posts in a language. */
export function siteFeed(locale: Locale): FeedSource {
  const { name, description } = dictionary(locale).site;
  return { locale, path: '/', title: name, description, ...entriesOf(locale, listPosts(locale)) };
}

/** Returns the feed of a tag, without entries if no post with it is in the language. `key` may be percent-encoded. */
export function tagFeed(locale: Locale, key: string): FeedSource | undefined {
  const tag = findTag(decodeURIComponent(key));
  if (!tag) return undefined;
  return { ...feedOfTag(locale, tag), locale, description: tag.description[locale], ...entriesOf(locale, listPostsByTag(locale, tag.key)) };
}

/** Returns the page that a tag's feed belongs to, and its title. */
export function feedOfTag(locale: Locale, { key, label }: Tag): FollowedPage {
  const { feeds, site } = dictionary(locale);
  return { path: `/tags/${key}`, title: fill(feeds.tagTitle, { site: site.name, tag: label[locale] }) };
}

/** Returns the feeds of all tags that have posts. */
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
