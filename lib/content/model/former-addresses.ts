import { type Locale, localePath } from '../../base/i18n/i18n';
import { type Generated, readGenerated } from './contentlayer';

type Redirect = Generated['redirects'][number];

/**
 * Returns the earliest address of the post at `path`, both with their language: the first `renamed` redirect to it, else `path`. It
 * stays the same when the post moves again, so that it can identify the post in feeds (RFC 4287 section 4.2.6).
 */
export function firstAddressOf(path: string, redirects?: readonly Redirect[]): string {
  return formerAddressesOf(path, redirects)[0] ?? path;
}

/** Returns the former addresses of the post at `path`, the earliest first. */
export function formerAddressesOf(path: string, redirects: readonly Redirect[] = readGenerated().redirects): string[] {
  return redirects.flatMap(({ from, to, renamed }) => (renamed && to === path ? [from] : []));
}

/** Returns the former slugs of a post, the earliest first. */
export function formerSlugsOf(locale: Locale, slug: string): string[] {
  return formerAddressesOf(localePath(locale, `/posts/${slug}`)).map((address) => address.slice(address.lastIndexOf('/') + 1));
}
