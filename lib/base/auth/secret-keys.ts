import 'server-only';
import { createHash, hkdfSync } from 'node:crypto';
import { env } from '../env/env';
import { Unavailable } from '../http/unavailable';
import { localSecret } from './local-secret';

/** What a key is for: a token of one purpose says nothing to who asks for another. */
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
  /** Four bytes, by which a token says with which of our secrets it was made; they tell nothing about it. */
  id: Buffer;
  key: Buffer;
}

/**
 * The keys for a purpose, derived from `APP_SECRET` by HKDF (RFC 5869): the first is the one to use, the others verify what was made
 * before the secret was changed (`APP_SECRET=new,old`).
 *
 * @throws Unavailable where a secret is too short, or none is set on Vercel
 */
export function secretKeys(purpose: KeyPurpose): [SecretKey, ...SecretKey[]] {
  const [first, ...others] = secrets().map((secret) => ({
    id: createHash('sha256').update(`newsletter key id ${secret}`).digest().subarray(0, 4),
    key: keyOf(secret, purpose),
  }));
  if (!first) throw new Unavailable('There is no APP_SECRET.');
  return [first, ...others];
}

/** Keys that were derived once: a campaign asks for one for each of its copies. */
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
