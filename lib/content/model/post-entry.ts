import { type Locale, localePath } from '../../base/i18n/i18n';
import type { BodyPlace } from './body';
import { type Category, categoryPath, findCategory, listPostsIn } from './categories';
import { firstAddressOf, formerSlugsOf } from './former-addresses';
import { frameworkFacts } from './framework-tables';
import { type AskedPoll, askedPolls } from './polls';
import { bodyOf, findPost, type Post } from './posts';
import { type Tag, tagsOf } from './tags';

/** A post with what its text refers to: what its page, feeds and Markdown have in common. */
export interface PostEntry {
  post: Post;
  /** Its earliest address, with its language: its id in feeds. */
  firstAddress: string;
  /** Its earlier slugs. */
  formerSlugs: string[];
  body: BodyPlace;
  /** The facts that its tables may show, if it has any. */
  facts: unknown;
  /** The polls in its text and below it. */
  polls: AskedPoll[];
  /** The post's category after its ancestors; only those that have a page. */
  categories: Category[];
  tags: Tag[];
}

/** Returns the post with this slug in this language, or undefined. */
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
    categories: category ? categoryPath(category).filter((above) => listPostsIn(locale, above).length > 0) : [],
    tags: tagsOf(post),
  };
}
