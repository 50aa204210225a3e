import { type Locale, localePath } from '../../base/i18n/i18n';
import { readGenerated } from './contentlayer';

/** An address that has moved, with its language, and where it leads: a path of this site or an https address. */
export interface Redirect {
  from: string;
  to: string;
  /** Whether what is at `to` is the post that was at `from`, and not another one in its place. */
  renamed: boolean;
}

/**
 * The earliest address at which the post at `path` has ever been, both with their language: that of the first redirect of
 * `redirects.yml` which says that it was renamed, else `path` itself. It stays what it is when the post moves again, so that
 * feeds can name an entry by it (RFC 4287 section 4.2.6).
 */
export function firstAddressOf(path: string, redirects?: readonly Redirect[]): string {
  return formerAddressesOf(path, redirects)[0] ?? path;
}

/** Every address at which the post at `path` was before, the earliest first. */
export function formerAddressesOf(path: string, redirects: readonly Redirect[] = readGenerated().redirects): string[] {
  return redirects.flatMap(({ from, to, renamed }) => (renamed && to === path ? [from] : []));
}

/** The names that a post had at the addresses where it was before, the earliest first. */
export function formerSlugsOf(locale: Locale, slug: string): string[] {
  return formerAddressesOf(localePath(locale, `/posts/${slug}`)).map((address) => address.slice(address.lastIndexOf('/') + 1));
}
