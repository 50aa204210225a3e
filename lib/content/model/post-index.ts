import type { Post as GeneratedPost } from 'contentlayer/generated';
import { type Locale, locales } from '../../base/i18n/i18n';
import { groupBy } from '../../base/text/group-by';
import { type BodyPlace, bodyPlace } from './body';
import type { Generated, Plain } from './contentlayer';

/** Why readers of the published site would not see a post, or not in its lists. */
export type PostMark = 'draft' | 'scheduled' | 'unlisted';

/** A post's front matter and what is computed from it, without anything that changes with its body alone. */
export interface Post extends Omit<Plain<GeneratedPost>, 'body' | 'bodyHash' | 'mentions' | 'showsFacts' | 'bodyPolls'> {
  /** In previews alone, of a post that has some. */
  marks?: PostMark[];
}

/** What previews say of posts: the moment, in milliseconds since 1970, after which a date is in the future. */
export interface Preview {
  moment: number;
}

/** All posts that readers may see, in the orders in which pages ask for them. Made once, so that a page costs no search. */
export interface PostIndex {
  /** Those that have a page of their own in a language, unlisted ones included, by slug, newest first. */
  pages: Record<Locale, Map<string, Post>>;
  /** What the lists of a language show. */
  lists: Record<Locale, PostList>;
  bodies: Map<Post, PostBody>;
}

/** What pages must know of a post's body without reading it. */
export interface PostBody {
  place: BodyPlace;
  /** The keys of the frameworks that it names. */
  mentions: string[];
  /** Whether it shows facts of frameworks, which change without it. */
  showsFacts: boolean;
  /** The ids of the polls that are asked in it. */
  polls: string[];
}

export interface PostList {
  /** Newest first; each post once. */
  posts: Post[];
  /** Where a post stands in `posts`, by slug. */
  positions: Map<string, number>;
  /** The posts of each tag and category, newest first. */
  byTag: Map<string, Post[]>;
  byCategory: Map<string, Post[]>;
  /** For each tag, how many of its posts each other tag has, too. */
  sharedByTag: Map<string, Map<string, number>>;
}

/** Puts posts in order; with `preview` they are marked. */
export function indexPosts(generated: Generated['posts'], preview?: Preview): PostIndex {
  const bodies = new Map(generated.map((post) => [preview ? marked(withoutBody(post), preview) : withoutBody(post), bodyOf(post)]));
  const sorted = [...bodies.keys()].sort(newestFirst);
  const pages = inEachLanguage((locale) => new Map(sorted.filter((post) => post.lang === locale).map((post) => [post.slug, post])));
  return { pages, lists: inEachLanguage((locale) => listFor(locale, sorted)), bodies };
}

/** Each post once, in that language where it is written in it, else in the first of the site's languages that it has. */
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

/** Costs the square of the number of a post's tags, of which it has ten at most, for each post. */
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

/** Which of a post's languages a reader of `locale` is shown: the lowest rank. */
function rank(post: Post, locale: Locale): number {
  return post.lang === locale ? -1 : locales.indexOf(post.lang);
}

/** Contentlayer writes every date in the same form, in UTC, so that their order is that of their letters. */
export function newestFirst(a: Post, b: Post): number {
  if (a.date !== b.date) return a.date < b.date ? 1 : -1;
  return a.slug < b.slug ? -1 : 1;
}

function bodyOf(post: Generated['posts'][number]): PostBody {
  const { mentions, showsFacts, bodyPolls } = post;
  return { place: bodyPlace(post), mentions, showsFacts, polls: bodyPolls };
}

function withoutBody({ body: _, bodyHash, mentions, showsFacts, bodyPolls, _id, _raw, ...post }: Generated['posts'][number]): Post {
  const corrections = post.corrections?.map(({ date, what }) => ({ date, what }));
  return { ...post, corrections: corrections?.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date))) };
}

function marked(post: Post, { moment }: Preview): Post {
  const applies = { draft: post.draft, scheduled: Date.parse(post.date) > moment, unlisted: post.unlisted };
  const marks = (Object.keys(applies) as PostMark[]).filter((mark) => applies[mark]);
  return marks.length ? { ...post, marks } : post;
}

function inEachLanguage<T>(make: (locale: Locale) => T): Record<Locale, T> {
  return Object.fromEntries(locales.map((locale) => [locale, make(locale)])) as Record<Locale, T>;
}
