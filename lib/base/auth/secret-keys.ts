import 'server-only';
import { createHash, hkdfSync } from 'node:crypto';
import { env } from '../env/env';
import { Unavailable } from '../http/unavailable';
import { localSecret } from './local-secret';

/** A token or hash of one purpose is not valid for another. */
export type KeyPurpose =
  | 'mailed-link'
  | 'signed-token'
  | 'address-hash'
  | 'network-hash'
  | 'challenge'
  | 'voter-cookie'
  | 'voter-hash'
  | 'bounce-address'
  | 'admin-session';

export interface SecretKey {
  /** Four bytes in tokens that identify the secret without revealing it. */
  id: Buffer;
  key: Buffer;
}

/**
 * Returns the keys for a purpose, derived from `APP_SECRET` with HKDF (RFC 5869): the first signs, the others verify what was signed
 * before the secret was changed (`APP_SECRET=new,old`).
 *
 * @throws Unavailable if a secret is too short, or none is set on Vercel
 */
export function secretKeys(purpose: KeyPurpose): [SecretKey, ...SecretKey[]] {
  const [first, ...others] = secrets().map((secret) => ({
    id: createHash('sha256').update(`newsletter key id ${secret}`).digest().subarray(0, 4),
    key: keyOf(secret, purpose),
  }));
  if (!first) throw new Unavailable('APP_SECRET is not set.');
  return [first, ...others];
}

/** Derived keys: a campaign needs one per message. */
const derived = new Map<string, Buffer>();

function keyOf(secret: string, purpose: KeyPurpose): Buffer {
  const name = `${purpose} ${secret}`;
  const key = derived.get(name) ?? Buffer.from(hkdfSync('sha256', secret, '', `newsletter ${purpose}`, 32));
  derived.set(name, key);
  return key;
}

function secrets(): string[] {
  const given = env.appSecrets;
  if (!given && env.onVercel) throw new Unavailable('APP_SECRET is not set. Set it to 32 random characters or more: openssl rand -hex 32');
  return given ?? [localSecret('secret')];
}
