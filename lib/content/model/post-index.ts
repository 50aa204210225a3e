import type { Locale } from '../../base/i18n/i18n';
import { locales, perLocale } from '../../base/i18n/languages';
import { groupBy } from '../../base/text/group-by';
import type { Generated, PostBody } from './contentlayer';

/** Why the published site does not show a post, or not in its lists. */
export type PostMark = 'draft' | 'scheduled' | 'unlisted';

/** A post's front matter and what is computed from it, without what changes with its body alone. */
export interface Post extends Omit<Generated['posts'][number], 'body'> {
  /** In previews only. */
  marks?: PostMark[];
}

/** `moment`, in milliseconds since 1970: posts with a later date are scheduled. */
export interface Preview {
  moment: number;
}

/** All posts that readers may see, indexed once for what pages look up. */
export interface PostIndex {
  /** The posts that have a page in a language, including unlisted ones, by slug, newest first. */
  pages: Record<Locale, Map<string, Post>>;
  /** What lists in a language show. */
  lists: Record<Locale, PostList>;
  bodies: Map<Post, PostBody>;
}

export interface PostList {
  /** Newest first; each post once. */
  posts: Post[];
  /** The index of each post in `posts`, by slug. */
  positions: Map<string, number>;
  /** The posts of each tag and category, newest first. */
  byTag: Map<string, Post[]>;
  byCategory: Map<string, Post[]>;
  /** For each tag, the number of posts that it shares with each other tag. */
  sharedByTag: Map<string, Map<string, number>>;
}

/** Indexes posts; with `preview`, those that the published site does not show are marked. */
export function indexPosts(generated: Generated['posts'], preview?: Preview): PostIndex {
  const bodies = new Map(generated.map(({ body, ...fields }) => [toPost(fields, preview), body]));
  const sorted = [...bodies.keys()].sort(newestFirst);
  const pages = perLocale((locale) => new Map(sorted.filter((post) => post.lang === locale).map((post) => [post.slug, post])));
  return { pages, lists: perLocale((locale) => listFor(locale, sorted)), bodies };
}

/** Each post once: in the given language, else in the first of the site's languages that it has. */
function listFor(locale: Locale, sorted: Post[]): PostList {
  const chosen = new Map<string, Post>();
  for (const post of sorted) {
    if (post.unlisted) continue;
    const before = chosen.get(post.slug);
    if (!before || rank(post, locale) < rank(before, locale)) chosen.set(post.slug, post);
  }
  const posts = [...chosen.values()].sort(newestFirst);
  const tagged = posts.flatMap((post) => [...new Set(post.tags)].map((tag) => ({ tag, post })));
  return {
    posts,
    positions: new Map(posts.map(({ slug }, position) => [slug, position])),
    byTag: new Map([...groupBy(tagged, ({ tag }) => tag)].map(([tag, pairs]) => [tag, pairs.map(({ post }) => post)])),
    byCategory: groupBy(posts, ({ category }) => category),
    sharedByTag: countShared(posts),
  };
}

/** Takes quadratic time in a post's tags, which are ten at most. */
function countShared(posts: Post[]): Map<string, Map<string, number>> {
  const shared = new Map<string, Map<string, number>>();
  for (const { tags } of posts)
    for (const tag of new Set(tags)) {
      const counts = shared.get(tag) ?? new Map<string, number>();
      shared.set(tag, counts);
      for (const other of new Set(tags)) if (other !== tag) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
  return shared;
}

/** Readers of `locale` get the translation with the lowest rank. */
function rank(post: Post, locale: Locale): number {
  return post.lang === locale ? -1 : locales.indexOf(post.lang);
}

/** Compares dates as strings: Contentlayer writes them all in the same form, in UTC. */
export function newestFirst(a: Post, b: Post): number {
  if (a.date !== b.date) return a.date < b.date ? 1 : -1;
  return a.slug < b.slug ? -1 : 1;
}

function toPost({ corrections, ...fields }: Post, preview: Preview | undefined): Post {
  const post = { ...fields, corrections: corrections?.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date))) };
  if (!preview) return post;
  const applies = { draft: post.draft, scheduled: Date.parse(post.date) > preview.moment, unlisted: post.unlisted };
  const marks = (Object.keys(applies) as PostMark[]).filter((mark) => applies[mark]);
  return marks.length ? { ...post, marks } : post;
}
