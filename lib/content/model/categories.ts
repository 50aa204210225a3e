import type { Locale } from '../../base/i18n/i18n';
import { type Generated, readGenerated } from './contentlayer';
import { newestFirst } from './post-index';
import { listPostsByCategory, type Post } from './posts';

export type Category = Generated['categories'][number];

export function findCategory(key: string): Category | undefined {
  return readGenerated().categories.find((category) => category.key === key);
}

/** Returns the posts of a category and its subcategories, newest first. */
export function listPostsIn(locale: Locale, category: Category): Post[] {
  const [own, ...below] = withDescendants(category.key).map((key) => listPostsByCategory(locale, key));
  return below.length ? [own, ...below].flatMap((posts) => posts ?? []).sort(newestFirst) : (own ?? []);
}

/** Returns the categories that have posts, in the order of `categories.yml`. */
export function usedCategories(locale: Locale): Category[] {
  return readGenerated().categories.filter((category) => listPostsIn(locale, category).length > 0);
}

/** Returns a category's ancestors, from the top, and the category itself. */
export function categoryPath(category: Category): Category[] {
  const parent = category.parent ? findCategory(category.parent) : undefined;
  return parent ? [...categoryPath(parent), category] : [category];
}

function withDescendants(key: string): string[] {
  const children = readGenerated().categories.filter((category) => category.parent === key);
  return [key, ...children.flatMap((child) => withDescendants(child.key))];
}
