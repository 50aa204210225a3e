import { v5 } from 'uuid';
import { site } from '../site';

/**
 * A name for something at an address of this site, `/zh/posts/x`, that stays the same wherever the site moves: a UUID made of
 * the address (version 5, RFC 9562), as a URN.
 */
export function lastingId(address: string): string {
  return `urn:uuid:${v5(site.repository + address, v5.URL)}`;
}
