import { type Tag as GeneratedTag, tagFile } from 'contentlayer/generated';
import type { Locale } from '../i18n';
import { listPosts, type Post } from './posts';

export type Tag = GeneratedTag;

/** A tag with the number of posts that the lists of a language show under it. */
export interface CountedTag {
  tag: Tag;
  count: number;
}

export function findTag(key: string): Tag | undefined {
  return tagFile.tags.find((tag) => tag.key === key);
}

/** The tags of a post, in the post's order. */
export function tagsOf(post: Post): Tag[] {
  return post.tags.map((key) => findTag(key)).filter((tag) => tag !== undefined);
}

/** The tags that have posts, in the order of `tags.yml`. */
export function usedTags(locale: Locale): CountedTag[] {
  const counts = new Map<string, number>();
  for (const post of listPosts(locale)) for (const key of post.tags) counts.set(key, (counts.get(key) ?? 0) + 1);
  return tagFile.tags.map((tag) => ({ tag, count: counts.get(tag.key) ?? 0 })).filter(({ count }) => count > 0);
}
