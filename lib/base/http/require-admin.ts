import 'server-only';
import { adminToken } from '../auth/admin-token';
import { isSameSecret, keyedHash } from '../auth/keyed-hash';
import { inTransaction } from '../db/in-transaction';
import { clientNetwork } from './client-network';
import { HttpError } from './http-error';
import { consumeRateLimit } from './rate-limit';

/** The limit of wrong tokens per network. The right token is always accepted. */
const wrongTokens = { most: 10, seconds: 600 };

/**
 * Requires the admin token. It is compared in constant time, and the right one without the database.
 *
 * @throws HttpError 401, 429 or 503
 */
export async function requireAdmin(token: string, headers: Headers): Promise<void> {
  const own = adminToken();
  if (own === undefined) throw new HttpError(503, 'no-admin-token');
  if (isSameSecret(own, token)) return;
  const key = `admin ${keyedHash('network-hash', clientNetwork(headers) ?? 'unknown')}`;
  if (!(await inTransaction((db) => consumeRateLimit(db, key, wrongTokens)))) throw new HttpError(429, 'too-often', wrongTokens.seconds);
  throw new HttpError(401, 'wrong-token');
}

/** Returns the token of `Authorization: Bearer <token>` (RFC 6750 section 2.1); empty without one. */
export function bearerToken(headers: Headers): string {
  return /^Bearer +(\S+)\s*$/i.exec(headers.get('authorization') ?? '')?.[1] ?? '';
}
