import 'server-only';
import { env } from '../env/env';
import { adminToken } from './admin-token';
import { isSameSecret, keyedHash, keyedHashes } from './keyed-hash';

const name = 'admin';

/** Half a day, in seconds. */
const lifetime = 43_200;

/**
 * The header that has a browser keep a session at the admin pages (RFC 6265). Nothing of it is kept here: it is signed, and the signature
 * depends on the admin token, so that all sessions end when that is changed.
 */
export function adminSessionCookie(now: number): string {
  const end = Math.floor(now / 1000) + lifetime;
  return cookie(`${end}.${keyedHash('admin-session', signedText(end))}`, lifetime);
}

/** The header that has a browser forget it. */
export function endedAdminSessionCookie(): string {
  return cookie('', 0);
}

/** Whether the cookies of a request hold a session that was made here and is not over. */
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
