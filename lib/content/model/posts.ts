import { env } from '../../base/env/env';
import { type Locale, locales } from '../../base/i18n/i18n';
import { type Generated, type PostBody, readGenerated } from './contentlayer';
import { indexPosts, type Post, type PostIndex, type PostMark } from './post-index';

export type { Post, PostMark };

/** An error in a post that has been fixed. */
export type Correction = NonNullable<Post['corrections']>[number];

/** Returns the posts that have a page in a language, including unlisted ones, newest first. */
export function postsWithPage(locale: Locale): Post[] {
  return [...index().pages[locale].values()];
}

/** Returns the post with this slug in this language, or undefined. */
export function findPost(locale: Locale, slug: string): Post | undefined {
  return index().pages[locale].get(slug);
}

/** Returns what lists in a language show, newest first: each post once, in that language or else in another (`post.lang`). */
export function listPosts(locale: Locale): Post[] {
  return index().lists[locale].posts;
}

export function listPostsByTag(locale: Locale, tag: string): Post[] {
  return index().lists[locale].byTag.get(tag) ?? [];
}

/** Returns the number of posts that a tag shares with each other tag. */
export function countSharedPosts(locale: Locale, tag: string): ReadonlyMap<string, number> {
  return index().lists[locale].sharedByTag.get(tag) ?? new Map();
}

/** Returns the posts of a category without those of its subcategories. */
export function listPostsByCategory(locale: Locale, category: string): Post[] {
  return index().lists[locale].byCategory.get(category) ?? [];
}

/** Returns the listed posts that name a framework, newest first. */
export function listPostsMentioning(locale: Locale, framework: string): Post[] {
  return listPosts(locale).filter((post) => bodyOf(post).mentions.includes(framework));
}

/** Returns what is known of a post's body. Throws for a post that is not of the index. */
export function bodyOf(post: Post): PostBody {
  const body = index().bodies.get(post);
  if (!body) throw new Error(`The post "${post.slug}" is not in the index.`);
  return body;
}

/** Returns the languages in which a post has a page, in the site's order. */
export function languagesOf(slug: string): Locale[] {
  return locales.filter((locale) => findPost(locale, slug));
}

/** Returns the posts published before and after this one among those listed in its language. */
export function neighboursOf(post: Post): { previous?: Post; next?: Post } {
  const { posts, positions } = index().lists[post.lang];
  const position = positions.get(post.slug);
  return position === undefined ? {} : { next: posts[position - 1], previous: posts[position + 1] };
}

/** Returns up to `count` listed posts that share tags with this one, by the number of shared tags, then newest first. */
export function relatedTo(post: Post, count = 3): Post[] {
  const { posts, positions, byTag } = index().lists[post.lang];
  const shared = new Uint8Array(posts.length);
  for (const tag of new Set(post.tags))
    for (const other of byTag.get(tag) ?? []) {
      const position = positions.get(other.slug) ?? 0;
      shared[position] = (shared[position] ?? 0) + 1;
    }
  const own = positions.get(post.slug);
  if (own !== undefined) shared[own] = 0;

  const related: Post[] = [];
  for (let tags = post.tags.length; tags > 0 && related.length < count; tags--)
    for (let at = shared.indexOf(tags); at >= 0 && related.length < count; at = shared.indexOf(tags, at + 1))
      related.push(...posts.slice(at, at + 1));
  return related;
}

let cached: { generated: Generated; preview: boolean; index: PostIndex } | undefined;

/** Leaves out drafts and scheduled posts, except in previews. */
function index(): PostIndex {
  const generated = readGenerated();
  const { preview } = env;
  if (cached?.generated !== generated || cached.preview !== preview) {
    const { builtAt } = env;
    const visible = preview ? generated.posts : generated.posts.filter((post) => !post.draft && Date.parse(post.date) <= builtAt);
    cached = { generated, preview, index: indexPosts(visible, preview ? { moment: builtAt } : undefined) };
  }
  return cached.index;
}
