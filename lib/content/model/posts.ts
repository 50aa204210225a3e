import { env } from '../../base/env/env';
import { type Locale, locales } from '../../base/i18n/i18n';
import { type Generated, readGenerated } from './contentlayer';
import { indexPosts, type Post, type PostBody, type PostIndex, type PostMark } from './post-index';

export type { Post, PostMark };

/** What was wrong in a post and is fixed. */
export type Correction = NonNullable<Post['corrections']>[number];

/** All posts of a language that have a page of their own, unlisted ones included, newest first. */
export function postsWithPage(locale: Locale): Post[] {
  return [...index().pages[locale].values()];
}

/** The post with this slug in this language, or undefined. */
export function findPost(locale: Locale, slug: string): Post | undefined {
  return index().pages[locale].get(slug);
}

/**
 * What the lists of a language show, newest first: each post once, in that language where it is written in it, else in
 * the language it has (`post.lang` tells).
 */
export function listPosts(locale: Locale): Post[] {
  return index().lists[locale].posts;
}

export function listPostsByTag(locale: Locale, tag: string): Post[] {
  return index().lists[locale].byTag.get(tag) ?? [];
}

/** How many posts of a tag each other tag has, too. */
export function countSharedPosts(locale: Locale, tag: string): ReadonlyMap<string, number> {
  return index().lists[locale].sharedByTag.get(tag) ?? new Map();
}

/** The posts of one category, without those of the categories below it. */
export function listPostsByCategory(locale: Locale, category: string): Post[] {
  return index().lists[locale].byCategory.get(category) ?? [];
}

/** The listed posts that name a framework, newest first. */
export function listPostsMentioning(locale: Locale, framework: string): Post[] {
  return listPosts(locale).filter((post) => bodyOf(post).mentions.includes(framework));
}

/** Where a post's body is, and what there is to know of it. */
export function bodyOf(post: Post): PostBody {
  const body = index().bodies.get(post);
  if (!body) throw new Error(`The post "${post.slug}" is not one of the index.`);
  return body;
}

/** The languages in which a post can be read, in the site's order. */
export function languagesOf(slug: string): Locale[] {
  return locales.filter((locale) => findPost(locale, slug));
}

/** The posts published just before and after this one, among those listed in its language. */
export function neighboursOf(post: Post): { previous?: Post; next?: Post } {
  const { posts, positions } = index().lists[post.lang];
  const position = positions.get(post.slug);
  return position === undefined ? {} : { next: posts[position - 1], previous: posts[position + 1] };
}

/** Up to `count` listed posts that share tags with this one: most shared tags first, then newest. */
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

let kept: { generated: Generated; preview: boolean; index: PostIndex } | undefined;

/** The one filter: drafts and posts dated in the future exist only in previews. */
function index(): PostIndex {
  const generated = readGenerated();
  const { preview } = env;
  if (kept?.generated !== generated || kept.preview !== preview) {
    const { builtAt } = env;
    const visible = preview ? generated.posts : generated.posts.filter((post) => !post.draft && Date.parse(post.date) <= builtAt);
    kept = { generated, preview, index: indexPosts(visible, preview ? { moment: builtAt } : undefined) };
  }
  return kept.index;
}
