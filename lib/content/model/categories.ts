import type { Locale } from '../../base/i18n/i18n';
import { type Generated, readGenerated } from './contentlayer';
import { newestFirst } from './post-index';
import { listPostsByCategory, type Post } from './posts';

export type Category = Generated['categories'][number];

export function findCategory(key: string): Category | undefined {
  return readGenerated().categories.find((category) => category.key === key);
}

/** The posts of a category and of the categories below it. */
export function listPostsIn(locale: Locale, category: Category): Post[] {
  const [own, ...below] = withDescendants(category.key).map((key) => listPostsByCategory(locale, key));
  return below.length ? [own, ...below].flatMap((posts) => posts ?? []).sort(newestFirst) : (own ?? []);
}

/** The categories that have posts, in the order of `categories.yml`. */
export function usedCategories(locale: Locale): Category[] {
  return readGenerated().categories.filter((category) => listPostsIn(locale, category).length > 0);
}

/** A category's ancestors, the topmost first, and itself. */
export function pathTo(category: Category): Category[] {
  const parent = category.parent ? findCategory(category.parent) : undefined;
  return parent ? [...pathTo(parent), category] : [category];
}

function withDescendants(key: string): string[] {
  const children = readGenerated().categories.filter((category) => category.parent === key);
  return [key, ...children.flatMap((child) => withDescendants(child.key))];
}
