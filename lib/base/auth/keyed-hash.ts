import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { type KeyPurpose, type SecretKey, secretKeys } from './secret-keys';

/** Returns the HMAC-SHA256 (RFC 2104) of a text with our secret, in base64url. */
export function keyedHash(purpose: KeyPurpose, text: string): string {
  return hashWith(secretKeys(purpose)[0], text);
}

/** Returns the hashes with all secrets of `APP_SECRET`, the newest first, to find rows that were hashed with an earlier one. */
export function keyedHashes(purpose: KeyPurpose, text: string): string[] {
  return secretKeys(purpose).map((key) => hashWith(key, text));
}

/** Returns whether two texts are equal, in constant time. */
export function isSameSecret(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => createHmac('sha256', 'length').update(text).digest());
  return Boolean(first && second && timingSafeEqual(first, second));
}

function hashWith({ key }: SecretKey, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}
