import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cleanToken } from './clean-token';
import { isSameSecret, keyedHash, keyedHashes } from './keyed-hash';
import { hashOfToken, tokenOfLink } from './link-token';
import { secretKeys } from './secret-keys';
import { readSignedToken, signToken, subscriberOfToken } from './signed-token';

const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
const now = Date.parse('2026-11-25T12:00:00Z');
const day = 86_400_000;
const [older, newer] = ['a'.repeat(32), 'b'.repeat(32)];

beforeEach(() => vi.stubEnv('APP_SECRET', older));
afterEach(() => vi.unstubAllEnvs());

describe('a signed token', () => {
  test('names its subscriber, is valid for its purpose only, and is safe in a URL', () => {
    const token = signToken('unsubscribe', id, now);
    expect(token).toMatch(/^[\w-]{62}$/);
    expect(readSignedToken('unsubscribe', token, now)).toEqual({ subscriberId: id });
    expect(readSignedToken('unsubscribe', token, now + 10_000 * day)).toEqual({ subscriberId: id });
    expect(readSignedToken('preferences', token, now)).toBe('invalid');
  });

  test('for preferences expires after thirty days', () => {
    const token = signToken('preferences', id, now);
    expect(readSignedToken('preferences', token, now + 30 * day)).toEqual({ subscriberId: id });
    expect(readSignedToken('preferences', token, now + 30 * day + 1000)).toBe('expired');
    expect(subscriberOfToken('preferences', token)).toBe(id);
    expect(subscriberOfToken('unsubscribe', token)).toBeUndefined();
  });

  test('for a vote expires after ninety days and is valid for nothing else', () => {
    const token = signToken('vote', id, now);
    expect(readSignedToken('vote', token, now + 90 * day)).toEqual({ subscriberId: id });
    expect(readSignedToken('vote', token, now + 90 * day + 1000)).toBe('expired');
    expect(readSignedToken('preferences', token, now)).toBe('invalid');
    expect(readSignedToken('unsubscribe', token, now)).toBe('invalid');
    expect(readSignedToken('vote', signToken('preferences', id, now), now)).toBe('invalid');
  });

  test('is invalid with one character changed, removed or added', () => {
    const token = signToken('unsubscribe', id, now);
    for (let at = 0; at < token.length; at++) {
      const other = token[at] === 'A' ? 'B' : 'A';
      expect(readSignedToken('unsubscribe', token.slice(0, at) + other + token.slice(at + 1), now), `${at}`).toBe('invalid');
    }
    for (const text of ['', token.slice(1), `${token}A`, token.toUpperCase(), '%00'.repeat(30)])
      expect(readSignedToken('unsubscribe', text, now)).toBe('invalid');
  });

  test('stays valid when a new secret is added, until the old one is removed', () => {
    const token = signToken('unsubscribe', id, now);
    vi.stubEnv('APP_SECRET', `${newer}, ${older}`);
    expect(readSignedToken('unsubscribe', token, now)).toEqual({ subscriberId: id });
    expect(signToken('unsubscribe', id, now)).not.toBe(token);
    vi.stubEnv('APP_SECRET', newer);
    expect(readSignedToken('unsubscribe', token, now)).toBe('invalid');
  });
});

describe('the secret', () => {
  test('has different keys for different purposes', () => {
    const keys = (['mailed-link', 'signed-token', 'address-hash'] as const).map((purpose) => secretKeys(purpose)[0].key.toString('hex'));
    expect(new Set(keys).size).toBe(3);
  });

  test.each(['short', `${newer},short`, ','])('%j is invalid', (secret) => {
    vi.stubEnv('APP_SECRET', secret);
    expect(() => secretKeys('network-hash')).toThrow(/APP_SECRET has .*32 or more.*openssl/);
  });

  test('must be set on Vercel, which keeps no files', () => {
    vi.stubEnv('APP_SECRET', '');
    vi.stubEnv('VERCEL', '1');
    expect(() => secretKeys('network-hash')).toThrow(/APP_SECRET is not set/);
  });

  test('is created once if none is set, readable by its owner only', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'newsletter-secret-'));
    try {
      vi.stubEnv('APP_SECRET', '');
      vi.stubEnv('DATA_DIR', path.join(folder, 'data'));
      const first = keyedHash('address-hash', 'a@b.co');
      expect(keyedHash('address-hash', 'a@b.co')).toBe(first);
      const file = path.join(folder, 'data/secret');
      expect(readFileSync(file, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
      expect(statSync(file).mode & 0o777).toBe(0o600);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

test('hashes of an earlier secret are found', () => {
  const before = keyedHash('address-hash', 'a@b.co');
  vi.stubEnv('APP_SECRET', `${newer},${older}`);
  expect(keyedHash('address-hash', 'a@b.co')).not.toBe(before);
  expect(keyedHashes('address-hash', 'a@b.co')).toContain(before);
});

test('the token of a mailed link is derived from its id, and its hash reveals neither', () => {
  const token = tokenOfLink(id);
  expect(token).toBe(tokenOfLink(id));
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(token).not.toBe(tokenOfLink(id.replace('0', '1')));
  expect(hashOfToken(token)).not.toContain(token);
});

test.each([
  ['TOKEN>', 'TOKEN'],
  ['TOKEN.', 'TOKEN'],
  ['TOKEN).', 'TOKEN'],
  ['<TOKEN>', 'TOKEN'],
  ['TO=\r\nKEN', 'TOKEN'],
  ['TO\nKEN=\n', 'TOKEN'],
  ['TOKEN', 'TOKEN'],
  ['-TO_KEN-', '-TO_KEN-'],
])('what a mail program made of a token is fixed: %j', (written, token) => expect(cleanToken(written)).toBe(token));

test('secrets are equal only as a whole', () => {
  expect(isSameSecret('secret', 'secret')).toBe(true);
  for (const other of ['secreT', 'secret ', '', 'secretsecret']) expect(isSameSecret('secret', other)).toBe(false);
});
