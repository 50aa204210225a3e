import type { Locale } from '../../base/i18n/i18n';
import { type Generated, readGenerated } from './contentlayer';
import { countSharedPosts, listPostsByTag, type Post } from './posts';

export type Tag = Generated['tags'][number];

/** A tag with the number of its posts in the lists of a language. */
export interface CountedTag {
  tag: Tag;
  count: number;
}

export function findTag(key: string): Tag | undefined {
  return readGenerated().tags.find((tag) => tag.key === key);
}

/** Returns the tags of a post that have a page, in the post's order. A tag that only unlisted posts have has none. */
export function tagsOf({ tags, lang }: Post): Tag[] {
  return tags.flatMap((key) => (listPostsByTag(lang, key).length ? (findTag(key) ?? []) : []));
}

/** Returns the tags that have posts, in the order of `tags.yml`. */
export function usedTags(locale: Locale): CountedTag[] {
  return readGenerated()
    .tags.map((tag) => ({ tag, count: listPostsByTag(locale, tag.key).length }))
    .filter(({ count }) => count > 0);
}

/** Returns up to `count` tags that share posts with this one, by the number of shared posts, then in the order of `tags.yml`. */
export function relatedTags(locale: Locale, { key }: Tag, count = 8): Tag[] {
  const shared = countSharedPosts(locale, key);
  return readGenerated()
    .tags.filter((tag) => shared.has(tag.key))
    .sort((a, b) => (shared.get(b.key) ?? 0) - (shared.get(a.key) ?? 0))
    .slice(0, count);
}
