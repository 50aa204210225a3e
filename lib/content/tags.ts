import type { Tag as GeneratedTag } from 'contentlayer/generated';
import type { Locale } from '../i18n';
import { readGenerated } from './generated';
import { listPostsByTag, type Post } from './posts';

export type Tag = GeneratedTag;

/** A tag with the number of posts that the lists of a language show under it. */
export interface CountedTag {
  tag: Tag;
  count: number;
}

export function findTag(key: string): Tag | undefined {
  return readGenerated().tags.find((tag) => tag.key === key);
}

/** The tags of a post, in the post's order. */
export function tagsOf(post: Post): Tag[] {
  return post.tags.map((key) => findTag(key)).filter((tag) => tag !== undefined);
}

/** The tags that have posts, in the order of `tags.yml`. */
export function usedTags(locale: Locale): CountedTag[] {
  return readGenerated()
    .tags.map((tag) => ({ tag, count: listPostsByTag(locale, tag.key).length }))
    .filter(({ count }) => count > 0);
}
