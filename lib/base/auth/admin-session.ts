import 'server-only';
import { env } from '../env/env';
import { adminToken } from './admin-token';
import { isSameSecret, keyedHash, keyedHashes } from './keyed-hash';

const name = 'admin';

/** Twelve hours, in seconds. */
const lifetime = 43_200;

/**
 * Returns the `Set-Cookie` value of a new admin session (RFC 6265). Nothing is stored: the cookie is signed with the admin token, so that
 * changing the token ends all sessions. `now` is in milliseconds since 1970.
 */
export function adminSessionCookie(now: number): string {
  const end = Math.floor(now / 1000) + lifetime;
  return cookie(`${end}.${keyedHash('admin-session', signedText(end))}`, lifetime);
}

/** Returns the `Set-Cookie` value that ends the session. */
export function endedAdminSessionCookie(): string {
  return cookie('', 0);
}

/** Returns whether a request has the cookie of a valid session. */
export function hasAdminSession(headers: Headers, now: number): boolean {
  const [, end, code] = new RegExp(`(?:^|;\\s*)${name}=(\\d{1,12})\\.([\\w-]{43})(?:;|$)`).exec(headers.get('cookie') ?? '') ?? [];
  if (end === undefined || code === undefined || Number(end) * 1000 < now || adminToken() === undefined) return false;
  return keyedHashes('admin-session', signedText(Number(end))).some((own) => isSameSecret(own, code));
}

function signedText(end: number): string {
  return `${end} ${adminToken()}`;
}

function cookie(value: string, seconds: number): string {
  const isSecure = env.siteUrl.startsWith('https:');
  return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
}
