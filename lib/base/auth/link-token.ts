import 'server-only';
import { createHash } from 'node:crypto';
import { keyedHash } from './keyed-hash';

/**
 * Returns the token of a mailed link, derived from its random id and our secret: it can be computed when the message is sent, and the
 * database stores only its hash.
 */
export function tokenOfLink(linkId: string): string {
  return keyedHash('mailed-link', linkId);
}

/** Returns the stored hash of a token: reading the database does not allow using the link. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
