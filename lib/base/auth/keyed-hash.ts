import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { type KeyPurpose, type SecretKey, secretKeys } from './secret-keys';

/** A hash that nobody can make or look up without our secret (HMAC-SHA256, RFC 2104), in base64url. */
export function keyedHash(purpose: KeyPurpose, text: string): string {
  return hashWith(secretKeys(purpose)[0], text);
}

/** The same with each secret that was ever ours, newest first: to find what an earlier one has hashed. */
export function keyedHashes(purpose: KeyPurpose, text: string): string[] {
  return secretKeys(purpose).map((key) => hashWith(key, text));
}

/** Whether two texts are the same, in a time that tells nothing about where they differ. */
export function isSameSecret(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => createHmac('sha256', 'length').update(text).digest());
  return Boolean(first && second && timingSafeEqual(first, second));
}

function hashWith({ key }: SecretKey, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}
