import { dictionary, fill, type Locale } from '../i18n';
import { findCategory, listPostsIn, pathTo } from './categories';
import { laterPageNumbers, listPosts, listPostsByTag, type Post } from './posts';
import { findTag } from './tags';

/** A list of posts that has numbered pages: all of them, or those of a tag or a category. */
export interface Listing {
  /** The address of its first page, without its language. */
  base: string;
  /** What kind of list it is, where the title alone does not say so. */
  label?: string;
  title: string;
  description: string;
  posts: Post[];
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
  };
}

export function categoryListing(locale: Locale, key: string): Listing | undefined {
  const category = findCategory(decodeURIComponent(key));
  if (!category) return undefined;
  const ancestors = pathTo(category).slice(0, -1);
  return {
    base: `/categories/${category.key}`,
    label: [dictionary(locale).category.label, ...ancestors.map(({ label }) => label[locale])].join(' / '),
    title: category.label[locale],
    description: category.description[locale],
    posts: listPostsIn(locale, category),
  };
}

/** The address of a numbered page of a listing, without its language. */
export function listingPath(listing: Listing, number: number): string {
  return number === 1 ? listing.base : `${listing.base}/page/${number}`;
}

/** A numbered page's title: the first page has the listing's own. */
export function listingTitle(locale: Locale, listing: Listing, number: number): string {
  return number === 1 ? listing.title : `${listing.title} · ${fill(dictionary(locale).pagination.page, { n: number })}`;
}

/** The numbers of a listing's pages after the first, as route parameters. */
export function laterPages(listing: Listing | undefined): { number: string }[] {
  return laterPageNumbers(listing?.posts.length ?? 0).map((number) => ({ number }));
}
