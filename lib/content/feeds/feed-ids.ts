import { v5 } from 'uuid';

/** Where the posts lay when the first was published. Never to be changed: every post would be new again to every reader of a feed. */
const birthplace = 'https://github.com/twinko-ai/newsletter';

/**
 * A name for something at an address of this site, `/zh/posts/x`, that stays the same wherever the site moves: a UUID made of
 * the address (version 5, RFC 9562), as a URN.
 */
export function lastingId(address: string): string {
  return `urn:uuid:${v5(birthplace + address, v5.URL)}`;
}
