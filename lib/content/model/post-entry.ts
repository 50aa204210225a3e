import { type Locale, localePath } from '../../base/i18n/i18n';
import type { BodyPlace } from './body';
import { type Category, findCategory, listPostsIn, pathTo } from './categories';
import { frameworkFacts } from './framework-tables';
import { type AskedPoll, askedPolls } from './polls';
import { bodyOf, findPost, type Post } from './posts';
import { firstAddressOf, formerSlugsOf } from './redirects';
import { type Tag, tagsOf } from './tags';

/** A post with what its text names and shows: what feeds, Markdown and its page have in common. */
export interface PostEntry {
  post: Post;
  /** The earliest address that it had, with its language: what feeds name it by. */
  firstAddress: string;
  /** Its names at the addresses that it had before. */
  formerSlugs: string[];
  body: BodyPlace;
  /** What its tables show of frameworks, where it has any. */
  facts: unknown;
  /** The polls in its text, and the one below it. */
  polls: AskedPoll[];
  /** The post's category after its ancestors: those that have a page. */
  categories: Category[];
  tags: Tag[];
}

/** The post with this slug in this language, or undefined. */
export function postEntry(locale: Locale, slug: string): PostEntry | undefined {
  const post = findPost(locale, slug);
  if (!post) return undefined;
  const category = findCategory(post.category);
  const { file, hash, showsFacts, polls } = bodyOf(post);
  return {
    post,
    firstAddress: firstAddressOf(localePath(locale, `/posts/${slug}`)),
    formerSlugs: formerSlugsOf(locale, slug),
    body: { file, hash },
    facts: showsFacts ? frameworkFacts() : undefined,
    polls: askedPolls([...polls, ...(post.poll === undefined ? [] : [post.poll])]),
    categories: category ? pathTo(category).filter((above) => listPostsIn(locale, above).length > 0) : [],
    tags: tagsOf(post),
  };
}
