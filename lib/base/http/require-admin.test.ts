import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { onBothDatabases } from '../../../test/databases/test-databases';
import { adminSessionCookie, endedAdminSessionCookie, hasAdminSession } from '../auth/admin-session';
import { adminToken } from '../auth/admin-token';
import { clientAddressHeader } from './proxy-headers';
import { bearerToken, requireAdmin } from './require-admin';

const token = 'a'.repeat(64);
const now = Date.parse('2026-11-25T12:00:00Z');

beforeEach(() => {
  vi.stubEnv('APP_SECRET', 'x'.repeat(32));
  vi.stubEnv('ADMIN_TOKEN', token);
  vi.stubEnv('SITE_URL', 'https://newsletter.example');
});

const from = (address: string) => new Headers({ [clientAddressHeader]: address });

describe('the admin token', () => {
  onBothDatabases(() => {
    test('is accepted; wrong tokens from one network are limited, the right one never', async () => {
      for (let count = 1; count <= 10; count++)
        await expect(requireAdmin('b'.repeat(64), from(`203.0.113.${count}`))).rejects.toMatchObject({
          status: 401,
          reason: 'wrong-token',
        });
      await expect(requireAdmin('', from('203.0.113.99'))).rejects.toMatchObject({ status: 429, reason: 'too-often', retryAfter: 600 });
      for (let count = 0; count < 20; count++) await requireAdmin(token, from('203.0.113.7'));
      await expect(requireAdmin('', from('198.51.100.1'))).rejects.toMatchObject({ status: 401 });
    });
  });

  test('must be set on Vercel, which keeps no files', async () => {
    vi.stubEnv('ADMIN_TOKEN', '');
    vi.stubEnv('VERCEL', '1');
    await expect(requireAdmin('', from('203.0.113.7'))).rejects.toMatchObject({ status: 503, reason: 'no-admin-token' });
    vi.stubEnv('VERCEL', '');
  });

  test('is created once if none is set, readable by its owner only', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'newsletter-token-'));
    try {
      vi.stubEnv('ADMIN_TOKEN', '');
      vi.stubEnv('DATA_DIR', folder);
      expect(adminToken()).toMatch(/^[0-9a-f]{64}$/);
      expect(adminToken()).toBe(adminToken());
      expect(readFileSync(path.join(folder, 'admin-token'), 'utf8').trim()).toBe(adminToken());
      expect(statSync(path.join(folder, 'admin-token')).mode & 0o777).toBe(0o600);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test.each([
    ['Bearer abc', 'abc'],
    ['bearer  abc ', 'abc'],
    ['Basic abc', ''],
    ['Bearer a b', ''],
    ['', ''],
  ])('is what follows Bearer: %j', (authorization, read) => expect(bearerToken(new Headers({ authorization }))).toBe(read));
});

describe('an admin session', () => {
  const cookieOf = (header: string) => new Headers({ cookie: `theme=dark; ${header.split(';')[0]}; x=y` });

  test('has a cookie for this site only, hidden from scripts, sent over TLS, and expires after twelve hours', () => {
    const header = adminSessionCookie(now);
    expect(header.split('; ').slice(1)).toEqual(['Path=/', 'Max-Age=43200', 'HttpOnly', 'SameSite=Strict', 'Secure']);
    expect(hasAdminSession(cookieOf(header), now + 43_199_000)).toBe(true);
    expect(hasAdminSession(cookieOf(header), now + 43_201_000)).toBe(false);
    expect(hasAdminSession(cookieOf(endedAdminSessionCookie()), now)).toBe(false);
    vi.stubEnv('SITE_URL', 'http://localhost:3000');
    expect(adminSessionCookie(now)).not.toContain('Secure');
  });

  test('is invalid with another expiry or signature', () => {
    const [value = ''] = adminSessionCookie(now).split(';');
    for (const other of [value.replace(/\d\./, (text) => `${(Number(text[0]) + 1) % 10}.`), `${value}A`, value.slice(0, -1), 'admin=1.'])
      expect(hasAdminSession(cookieOf(other), now), other).toBe(false);
    expect(hasAdminSession(new Headers(), now)).toBe(false);
  });

  test('ends when the admin token changes, and continues when a new secret is added', () => {
    const cookie = cookieOf(adminSessionCookie(now));
    vi.stubEnv('APP_SECRET', `${'y'.repeat(32)},${'x'.repeat(32)}`);
    expect(hasAdminSession(cookie, now)).toBe(true);
    vi.stubEnv('ADMIN_TOKEN', 'b'.repeat(64));
    expect(hasAdminSession(cookie, now)).toBe(false);
  });
});
