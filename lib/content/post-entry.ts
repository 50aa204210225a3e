import type { Locale } from '../i18n';
import type { BodyPlace } from './body';
import { type Category, findCategory, pathTo } from './categories';
import { frameworkFacts } from './framework-tables';
import { bodyOf, findPost, type Post } from './posts';
import { type Tag, tagsOf } from './tags';

/** A post with what its text names and shows: what feeds, Markdown and its page have in common. */
export interface PostEntry {
  post: Post;
  body: BodyPlace;
  /** What its tables show of frameworks, where it has any. */
  facts: unknown;
  /** The post's category after its ancestors. */
  categories: Category[];
  tags: Tag[];
}

/** The post with this slug in this language, or undefined. */
export function postEntry(locale: Locale, slug: string): PostEntry | undefined {
  const post = findPost(locale, slug);
  if (!post) return undefined;
  const category = findCategory(post.category);
  const { place, showsFacts } = bodyOf(post);
  return {
    post,
    body: place,
    facts: showsFacts ? frameworkFacts() : undefined,
    categories: category ? pathTo(category) : [],
    tags: tagsOf(post),
  };
}
