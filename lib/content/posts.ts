import { allPosts, type Post as GeneratedPost } from 'contentlayer/generated';
import { env } from '../env';
import { type Locale, locales } from '../i18n';
import { site } from '../site';

/** A post's front matter and what is computed from it. The body is read apart: `lib/content/body`. */
export type Post = Omit<GeneratedPost, 'body'>;

/** One page of a long list; `number` counts from 1. */
export interface PostPage {
  posts: Post[];
  number: number;
  total: number;
}

/** All posts of a language that have a page of their own, unlisted ones included, newest first. */
export function postsWithPage(locale: Locale): Post[] {
  return visiblePosts().filter((post) => post.lang === locale);
}

/** The post with this slug in this language, or undefined. */
export function findPost(locale: Locale, slug: string): Post | undefined {
  return visiblePosts().find((post) => post.lang === locale && post.slug === slug);
}

/**
 * What the lists of a language show, newest first: each post once, in that language where it is written in it, else in
 * the language it has (`post.lang` tells).
 */
export function listPosts(locale: Locale): Post[] {
  const chosen = new Map<string, Post>();
  for (const post of visiblePosts()) {
    if (post.unlisted) continue;
    const before = chosen.get(post.slug);
    if (!before || rank(post, locale) < rank(before, locale)) chosen.set(post.slug, post);
  }
  return [...chosen.values()].sort(newestFirst);
}

export function listPostsByTag(locale: Locale, tag: string): Post[] {
  return listPosts(locale).filter((post) => post.tags.includes(tag));
}

export function listPostsByCategory(locale: Locale, categories: readonly string[]): Post[] {
  return listPosts(locale).filter((post) => categories.includes(post.category));
}

/** The languages in which a post can be read, in the site's order. */
export function languagesOf(slug: string): Locale[] {
  return locales.filter((locale) => findPost(locale, slug));
}

/** The posts published just before and after this one, among those listed in its language. */
export function neighboursOf(post: Post): { previous?: Post; next?: Post } {
  const list = listPosts(post.lang);
  const index = list.findIndex((other) => other.slug === post.slug);
  return index < 0 ? {} : { next: list[index - 1], previous: list[index + 1] };
}

/** Up to `count` listed posts that share tags with this one: most shared tags first, then newest. */
export function relatedTo(post: Post, count = 3): Post[] {
  const shared = (other: Post) => other.tags.filter((tag) => post.tags.includes(tag)).length;
  return listPosts(post.lang)
    .filter((other) => other.slug !== post.slug && shared(other) > 0)
    .sort((a, b) => shared(b) - shared(a) || newestFirst(a, b))
    .slice(0, count);
}

/** How many numbered pages a list of this length fills; an empty list still has one. */
export function countPages(length: number): number {
  return Math.max(1, Math.ceil(length / site.postsPerPage));
}

/** Page `number` (from 1) of a list, or undefined where there is no such page. */
export function pageOf(posts: Post[], number: number): PostPage | undefined {
  const total = countPages(posts.length);
  if (!Number.isInteger(number) || number < 1 || number > total) return undefined;
  const start = (number - 1) * site.postsPerPage;
  return { posts: posts.slice(start, start + site.postsPerPage), number, total };
}

/** The numbers of a list's pages after the first, as route parameters. */
export function laterPageNumbers(length: number): string[] {
  return Array.from({ length: countPages(length) - 1 }, (_, index) => String(index + 2));
}

/** The one filter: drafts and posts dated in the future exist only in previews. */
function visiblePosts(): Post[] {
  if (env.preview) return allPosts;
  const now = Date.now();
  return allPosts.filter((post) => !post.draft && Date.parse(post.date) <= now);
}

/** Which of a post's languages a reader of `locale` is shown: the lowest rank. */
function rank(post: Post, locale: Locale): number {
  return post.lang === locale ? -1 : locales.indexOf(post.lang);
}

function newestFirst(a: Post, b: Post): number {
  return b.date.localeCompare(a.date) || a.slug.localeCompare(b.slug);
}
