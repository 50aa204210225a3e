import 'server-only';
import { createHash } from 'node:crypto';
import { keyedHash } from './keyed-hash';

/**
 * The token of a mailed link. It follows from the link's random id and our secret, so that the mail can be written when it is sent
 * and the database holds only `hashOfToken` of it.
 */
export function tokenOfLink(linkId: string): string {
  return keyedHash('mailed-link', linkId);
}

/** What is kept of a token: who reads the database cannot press its link. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
