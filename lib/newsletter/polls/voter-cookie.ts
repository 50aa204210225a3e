import 'server-only';
import { randomBytes } from 'node:crypto';
import { isSameSecret, keyedHash, keyedHashes } from '../../base/auth/keyed-hash';
import { env } from '../../base/env/env';

const name = 'voter';

/** A year, in seconds. */
const lifetime = 365 * 86_400;

/** The number of a browser that has voted, from the cookies it sends; undefined where it has none that was made here. */
export function readVoterCookie(headers: Headers): string | undefined {
  const [, id, code] = new RegExp(`(?:^|;\\s*)${name}=([\\w-]{22})\\.([\\w-]{43})(?:;|$)`).exec(headers.get('cookie') ?? '') ?? [];
  if (id === undefined || code === undefined) return undefined;
  return keyedHashes('voter-cookie', id).some((own) => isSameSecret(own, code)) ? id : undefined;
}

/** A number for a browser that votes for the first time: random, so that it tells nothing about anybody. */
export function newVoterId(): string {
  return randomBytes(16).toString('base64url');
}

/** The header that has a browser keep its number (RFC 6265): signed, so that nobody votes under numbers that they make up. */
export function voterCookie(id: string): string {
  const isSecure = env.siteUrl.startsWith('https:');
  return `${name}=${id}.${keyedHash('voter-cookie', id)}; Path=/; Max-Age=${lifetime}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
}
