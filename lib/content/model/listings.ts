import { dictionary, fill, type Locale } from '../../base/i18n/i18n';
import { site } from '../../base/site';
import type { FollowedPage } from '../feeds/feed-links';
import { type Category, categoryPath, findCategory, listPostsIn } from './categories';
import { feedOfTag } from './feed-source';
import { listPosts, listPostsByTag, type Post } from './posts';
import { findTag, relatedTags, type Tag } from './tags';

/** A paginated list of posts: all, or those of a tag or category. */
export interface Listing {
  /** The path of its first page, without its language. */
  base: string;
  /** A category's ancestors, from the top. */
  ancestors?: Category[];
  /** The kind of list, if the title alone does not say it. */
  label?: string;
  title: string;
  description: string;
  posts: Post[];
  /** Its feeds, if it has any. */
  feed?: FollowedPage;
  /** The tags that share most posts with a tag. */
  related?: Tag[];
}

/** A page of a listing. */
export interface ListPage extends Listing {
  /** From 1 to `total`. */
  number: number;
  total: number;
}

export function allPosts(locale: Locale): Listing {
  const { title, description } = dictionary(locale).posts;
  return { base: '/posts', title, description, posts: listPosts(locale) };
}

export function tagListing(locale: Locale, key: string): Listing | undefined {
  const tag = findTag(decodeURIComponent(key));
  if (!tag) return undefined;
  return {
    base: `/tags/${tag.key}`,
    label: dictionary(locale).tags.one,
    title: tag.label[locale],
    description: tag.description[locale],
    posts: listPostsByTag(locale, tag.key),
    feed: feedOfTag(locale, tag),
    related: relatedTags(locale, tag),
  };
}

export function categoryListing(locale: Locale, key: string): Listing | undefined {
  const category = findCategory(decodeURIComponent(key));
  if (!category) return undefined;
  const ancestors = categoryPath(category).slice(0, -1);
  return {
    base: `/categories/${category.key}`,
    ancestors,
    label: [dictionary(locale).category.label, ...ancestors.map(({ label }) => label[locale])].join(' / '),
    title: category.label[locale],
    description: category.description[locale],
    posts: listPostsIn(locale, category),
  };
}

/** Returns page `number` of a listing, or undefined if there is none. An empty listing has a first page. */
export function listPage(listing: Listing | undefined, number: number): ListPage | undefined {
  if (!listing) return undefined;
  const total = Math.max(1, Math.ceil(listing.posts.length / site.postsPerPage));
  if (!Number.isInteger(number) || number < 1 || number > total) return undefined;
  const start = (number - 1) * site.postsPerPage;
  return { ...listing, posts: listing.posts.slice(start, start + site.postsPerPage), number, total };
}

/** Returns the pages of a listing after the first. */
export function laterPages(listing: Listing | undefined): ListPage[] {
  const pages: ListPage[] = [];
  for (let page = listPage(listing, 2); page; page = listPage(listing, page.number + 1)) pages.push(page);
  return pages;
}

/** Returns the path of a page of a listing, without its language. */
export function listPath({ base, number }: Pick<ListPage, 'base' | 'number'>): string {
  return number === 1 ? base : `${base}/page/${number}`;
}

/** Returns the title of a page: on the first page that of the listing. */
export function listTitle(locale: Locale, { title, number }: ListPage): string {
  return number === 1 ? title : `${title} · ${fill(dictionary(locale).pagination.page, { n: number })}`;
}
