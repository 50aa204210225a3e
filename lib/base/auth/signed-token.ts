import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { secretKeys } from './secret-keys';

/** Lifetimes in seconds by purpose; 0 is unlimited: an unsubscribe link must always work. */
const lifetimes = { unsubscribe: 0, preferences: 30 * 86_400, vote: 90 * 86_400 } as const;

export type TokenPurpose = keyof typeof lifetimes;
const purposes = Object.keys(lifetimes) as TokenPurpose[];

/** Version, key id, purpose, subscriber id, expiry: 1 + 4 + 1 + 16 + 4 bytes; then 20 bytes of the signature. */
const version = 1;
const signedLength = 26;
const signatureLength = 20;

/** Returns a signed token that needs no database row: 62 characters of base64url. `now` is in milliseconds since 1970. */
export function signToken(purpose: TokenPurpose, subscriberId: string, now: number): string {
  const [{ id, key }] = secretKeys('signed-token');
  const lifetime = lifetimes[purpose];
  const expiry = Buffer.alloc(4);
  expiry.writeUInt32BE(lifetime ? Math.floor(now / 1000) + lifetime : 0);
  const subscriber = Buffer.from(subscriberId.replaceAll('-', ''), 'hex');
  const signed = Buffer.concat([Buffer.from([version]), id, Buffer.from([purposes.indexOf(purpose)]), subscriber, expiry]);
  return Buffer.concat([signed, sign(key, signed)]).toString('base64url');
}

/** Returns the subscriber of a token that was signed here for this purpose. The signature is compared in constant time. */
export function readSignedToken(purpose: TokenPurpose, token: string, now: number): { subscriberId: string } | 'invalid' | 'expired' {
  const signed = readSigned(purpose, token);
  if (!signed) return 'invalid';
  const { subscriberId, expiry } = signed;
  return expiry && expiry * 1000 < now ? 'expired' : { subscriberId };
}

/** Returns the subscriber of a token that may have expired, to mail a new one. */
export function subscriberOfToken(purpose: TokenPurpose, token: string): string | undefined {
  return readSigned(purpose, token)?.subscriberId;
}

/** Returns what a valid token contains; `expiry` in seconds since 1970, 0 for never. */
function readSigned(purpose: TokenPurpose, token: string): { subscriberId: string; expiry: number } | undefined {
  if (!/^[\w-]{62}$/.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  // The last character has unused bits: only the canonical encoding is accepted.
  if (bytes.toString('base64url') !== token) return undefined;
  const signed = bytes.subarray(0, signedLength);
  const key = secretKeys('signed-token').find(({ id }) => id.equals(signed.subarray(1, 5)));
  if (!key || !timingSafeEqual(sign(key.key, signed), bytes.subarray(signedLength))) return undefined;
  if (signed[0] !== version || signed[5] !== purposes.indexOf(purpose)) return undefined;
  const hex = signed.subarray(6, 22).toString('hex');
  const subscriberId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { subscriberId, expiry: signed.readUInt32BE(22) };
}

function sign(key: Buffer, signed: Buffer): Buffer {
  return createHmac('sha256', key).update(signed).digest().subarray(0, signatureLength);
}
