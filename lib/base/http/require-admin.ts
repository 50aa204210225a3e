import 'server-only';
import { adminToken } from '../auth/admin-token';
import { isSameSecret, keyedHash } from '../auth/keyed-hash';
import { inTransaction } from '../db/in-transaction';
import { clientNetwork } from './client-network';
import { HttpError } from './http-error';
import { consumeRateLimit } from './rate-limit';

/** How often one network may be wrong. Who has the token is never held up, whatever others in their network do. */
const wrongTries = { most: 10, seconds: 600 };

/**
 * Sees to it that `token` is the admin token. It is compared in a time that tells nothing about it, and the right one needs no database.
 *
 * @throws HttpError
 */
export async function requireAdmin(token: string, headers: Headers): Promise<void> {
  const own = adminToken();
  if (own === undefined) throw new HttpError(503, 'no-admin-token');
  if (isSameSecret(own, token)) return;
  const key = `admin ${keyedHash('network-hash', clientNetwork(headers) ?? 'unknown')}`;
  if (!(await inTransaction((db) => consumeRateLimit(db, key, wrongTries)))) throw new HttpError(429, 'too-often', wrongTries.seconds);
  throw new HttpError(401, 'wrong-token');
}

/** The token of a program: `Authorization: Bearer <token>` (RFC 6750 section 2.1); empty where it has none. */
export function bearerToken(headers: Headers): string {
  return /^Bearer +(\S+)\s*$/i.exec(headers.get('authorization') ?? '')?.[1] ?? '';
}
