import { readGenerated } from './generated';

/** An address that has moved, with its language, and where it leads: a path of this site or an https address. */
export interface Redirect {
  from: string;
  to: string;
}

/**
 * The earliest address at which the page at `path` has ever been, both with their language: that of the first redirect of
 * `redirects.yml` which leads to it, else `path` itself. It stays what it is when the page moves again, so that feeds can
 * name an entry by it (RFC 4287 section 4.2.6).
 */
export function firstAddressOf(path: string, redirects: readonly Redirect[] = readGenerated().redirects): string {
  return redirects.find(({ to }) => to === path)?.from ?? path;
}
