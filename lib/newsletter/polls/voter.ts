import 'server-only';
import { randomBytes } from 'node:crypto';
import { isSameSecret, keyedHash, keyedHashes } from '../../base/auth/keyed-hash';
import { env } from '../../base/env/env';

/** A browser, identified by a cookie, or a subscriber, identified by a link in their mail. */
export interface Voter {
  subscriberId?: string;
  /** Values of `votes.voter`. A vote is stored under the first; votes under the others were cast by the same voter and are replaced. */
  keys: readonly [string, ...string[]];
}

const cookieName = 'voter';

/** A year, in seconds. */
const cookieLifetime = 365 * 86_400;

/** Returns a browser as a voter. Only keyed hashes of its id are stored, newest secret first. */
export function anonymousVoter(cookieId: string): Voter {
  const [newest = '', ...older] = keyedHashes('voter-hash', cookieId);
  return { keys: [newest, ...older] };
}

/** Returns a subscriber as a voter. Their vote replaces the one cast in the same browser before. */
export function subscribedVoter(subscriberId: string, cookieId?: string): Voter {
  return { subscriberId, keys: [`subscriber ${subscriberId}`, ...(cookieId === undefined ? [] : anonymousVoter(cookieId).keys)] };
}

/** Returns the voter id in a request's cookies, or undefined if there is none with a valid signature. */
export function readVoterCookie(headers: Headers): string | undefined {
  const [, id, code] = new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]{22})\\.([\\w-]{43})(?:;|$)`).exec(headers.get('cookie') ?? '') ?? [];
  if (id === undefined || code === undefined) return undefined;
  return keyedHashes('voter-cookie', id).some((own) => isSameSecret(own, code)) ? id : undefined;
}

/** Returns a random id for a browser that votes for the first time. */
export function newVoterId(): string {
  return randomBytes(16).toString('base64url');
}

/** Returns a `Set-Cookie` header (RFC 6265) for a voter id, signed so that ids cannot be made up. */
export function voterCookie(id: string): string {
  const isSecure = env.siteUrl.startsWith('https:');
  const value = `${id}.${keyedHash('voter-cookie', id)}`;
  return `${cookieName}=${value}; Path=/; Max-Age=${cookieLifetime}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
}
