import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { previewOf, siteUrlOf } from './derived-settings';
import { misspeltNames } from './misspelt-names';
import { BadSettings, type Environment, formatSettingProblem, parseSettings, readSetting } from './read-settings';
import { settingNames } from './settings-schema';

const hex32 = 'a'.repeat(64);
const publicKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'der', type: 'spki' }).toString('base64');

/** Returns the messages for an environment. */
const linesOf = (environment: Environment): string[] => {
  try {
    parseSettings(environment);
  } catch (error) {
    if (error instanceof BadSettings) return error.problems.map(formatSettingProblem);
    throw error;
  }
  return [];
};

test('unset and empty settings have their defaults', () => {
  const defaults = {
    PORT: 3000,
    DATA_DIR: '.data',
    MAIL_FROM: { name: 'Twinko AI', address: 'newsletter@localhost' },
    SEND_CONCURRENCY: 4,
    SEND_LEASE: 120,
  };
  expect(parseSettings({})).toEqual(defaults);
  expect(parseSettings(Object.fromEntries(settingNames.map((name) => [name, '']))).SEND_CONCURRENCY).toBe(4);
  expect(parseSettings({ PORT: '  ', SEND_PER_MINUTE: '' })).toEqual(defaults);
});

test.each([
  ['PORT', '4000', 4000],
  ['PORT', ' 1 ', 1],
  ['LISTEN_HOST', '127.0.0.1', '127.0.0.1'],
  ['LISTEN_HOST', '::1', '::1'],
  ['LISTEN_HOST', 'localhost', 'localhost'],
  ['SITE_URL', 'https://example.org', 'https://example.org'],
  ['SITE_URL', 'HTTP://Example.org:8080/', 'http://example.org:8080'],
  ['PREVIEW', '1', true],
  ['PREVIEW', 'TRUE', true],
  ['PREVIEW', '0', false],
  ['PREVIEW', 'false', false],
  ['CLIENT_ADDRESS_HEADER', 'X-Real-IP', 'X-Real-IP'],
  ['DATA_DIR', '/var/lib/news letter', '/var/lib/news letter'],
  ['DATABASE_URL', 'postgresql://u:p%40@h:5432/d?sslmode=require', 'postgresql://u:p%40@h:5432/d?sslmode=require'],
  ['DATABASE_URL', 'postgres://newsletter@/postgres?host=%2Ftmp%2Fx', 'postgres://newsletter@/postgres?host=%2Ftmp%2Fx'],
  ['APP_SECRET', hex32, [hex32]],
  ['APP_SECRET', `${hex32}, ${'b'.repeat(32)}`, [hex32, 'b'.repeat(32)]],
  ['ADMIN_TOKEN', ` ${hex32}\n`, hex32],
  ['CRON_SECRET', 'x'.repeat(16), 'x'.repeat(16)],
  ['SMTP_URL', 'smtps://user:pass@mail.example:465', 'smtps://user:pass@mail.example:465'],
  ['MAIL_FROM', 'a@example.org', { name: '', address: 'a@example.org' }],
  ['MAIL_FROM', '"News, weekly" <a@example.org>', { name: 'News, weekly', address: 'a@example.org' }],
  ['MAIL_POSTAL_ADDRESS', ' Twinko AI,\n 1 Example Street ', 'Twinko AI, 1 Example Street'],
  ['SEND_CONCURRENCY', '64', 64],
  ['SEND_PER_MINUTE', '600', 600],
  ['SEND_WARM_UP_FROM', '2026-12-01', '2026-12-01'],
  ['MAILGUN_SIGNING_KEY', 'f'.repeat(32), 'f'.repeat(32)],
  ['SENDGRID_PUBLIC_KEY', publicKey, publicKey],
  ['RESEND_SIGNING_SECRET', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
  ['DKIM_SELECTOR', 's1.2026', 's1.2026'],
  ['SENDING_IP', '2001:db8::1', '2001:db8::1'],
  ['CHROMIUM_PATH', '/usr/bin/chromium', '/usr/bin/chromium'],
] as const)('%s=%s is valid', (name, text, value) => {
  expect(readSetting(name, { [name]: text })).toEqual(value);
  expect(parseSettings({ [name]: text })[name]).toEqual(value);
});

const unsetFor = (rest: string) => `Unset it for ${rest}.`;
const makeSecret = 'Make one: openssl rand -hex 32';
const wholeFrom1 = 'expected a whole number from 1';

test.each<[string, string, string]>([
  ['PORT', '70000', `PORT is "70000": ${wholeFrom1} to 65535. ${unsetFor('3000')}`],
  ['PORT', '0x50', `PORT is "0x50": ${wholeFrom1} to 65535. ${unsetFor('3000')}`],
  ['LISTEN_HOST', 'http://a', 'LISTEN_HOST is "http://a": expected an IP address'],
  ['SITE_URL', 'example.org', 'SITE_URL is "example.org": expected an origin such as https://newsletter.example, without a path.'],
  ['SITE_URL', 'https://example.org/news', 'SITE_URL is "https://example.org/news": expected an origin'],
  ['SITE_URL', 'ftp://example.org', 'SITE_URL is "ftp://example.org": expected an origin'],
  ['PREVIEW', 'nope', 'PREVIEW is "nope": expected 1 or 0.'],
  ['CLIENT_ADDRESS_HEADER', 'x real ip', 'CLIENT_ADDRESS_HEADER is "x real ip": expected the name of an HTTP header'],
  ['DATA_DIR', '~/data', 'DATA_DIR is "~/data": expected a folder such as /var/lib/newsletter (~ is not expanded).'],
  ['DATABASE_URL', 'mysql://u:geheim@h/d', 'DATABASE_URL starts with "mysql:": expected postgres://'],
  ['DATABASE_URL', 'postgres://u:ge#heim@h/d', 'DATABASE_URL starts with "postgres:": expected postgres://'],
  ['DATABASE_URL', 'geheim', 'DATABASE_URL has 6 characters: expected postgres://'],
  ['APP_SECRET', 'geheim', `APP_SECRET has 6 characters: expected 32 or more in each part between commas. ${makeSecret}`],
  ['APP_SECRET', `${hex32},geheim`, 'APP_SECRET has 71 characters: expected 32 or more in each part between commas.'],
  ['APP_SECRET', ',', 'APP_SECRET has 1 character: expected 32 or more'],
  ['ADMIN_TOKEN', '1234', `ADMIN_TOKEN has 4 characters: expected 32 or more, without spaces. ${makeSecret}`],
  ['ADMIN_TOKEN', `${hex32} ${hex32}`, 'ADMIN_TOKEN has 129 characters: expected 32 or more, without spaces.'],
  ['CRON_SECRET', 'geheim', `CRON_SECRET has 6 characters: expected 16 or more, without spaces. ${makeSecret}`],
  ['SMTP_URL', 'mail.example:587', 'SMTP_URL has 16 characters: expected smtp://user:password@host:587'],
  ['SMTP_URL', 'http://u:geheim@mail.example', 'SMTP_URL starts with "http:": expected smtp://user:password@host:587'],
  ['SMTP_URL', 'smtp://u:geheim%@mail.example', 'SMTP_URL starts with "smtp:": expected smtp://user:password@host:587'],
  ['SMTP_URL', 'smtp://mail.example:99999', 'SMTP_URL starts with "smtp:": expected smtp://user:password@host:587'],
  ['MAIL_FROM', 'Twinko AI', 'MAIL_FROM is "Twinko AI": expected a mailbox such as Twinko AI <newsletter@example.org>.'],
  ['SEND_CONCURRENCY', '100', `SEND_CONCURRENCY is "100": ${wholeFrom1} to 64. ${unsetFor('4')}`],
  ['SEND_PER_MINUTE', 'fast', `SEND_PER_MINUTE is "fast": ${wholeFrom1}. ${unsetFor('no limit')}`],
  ['SEND_PER_MINUTE', '0', `SEND_PER_MINUTE is "0": ${wholeFrom1}. ${unsetFor('no limit')}`],
  ['SEND_PER_MINUTE', '1.5', `SEND_PER_MINUTE is "1.5": ${wholeFrom1}. ${unsetFor('no limit')}`],
  [
    'SEND_WARM_UP_FROM',
    '2026-02-30',
    `SEND_WARM_UP_FROM is "2026-02-30": expected a date such as 2026-12-01 (UTC). ${unsetFor('no warm-up')}`,
  ],
  ['MAILGUN_SIGNING_KEY', 'geheim', 'MAILGUN_SIGNING_KEY has 6 characters: expected 16 or more, without spaces.'],
  ['SENDGRID_PUBLIC_KEY', 'geheim', 'SENDGRID_PUBLIC_KEY has 6 characters: expected a public key in base64.'],
  ['RESEND_SIGNING_SECRET', 'whsec_geheim', 'RESEND_SIGNING_SECRET has 12 characters: expected whsec_'],
  ['DKIM_SELECTOR', 'a b', 'DKIM_SELECTOR is "a b": expected a DKIM selector such as s1.'],
  ['SENDING_IP', '192.0.2', 'SENDING_IP is "192.0.2": expected an IP address such as 192.0.2.1.'],
])('%s=%s is invalid, and the message says what is expected', (name, text, line) => {
  const lines = linesOf({ [name]: text });
  expect(lines).toEqual([expect.stringContaining(line)]);
  expect(lines.join()).not.toMatch(/geheim/);
  expect(lines.join()).not.toContain(hex32);
});

test('all bad values are reported at once, in the order of the documentation', () => {
  const lines = linesOf({ SEND_CONCURRENCY: 'x', PORT: 'x', ADMIN_TOKEN: 'x', SMTP_URL: 'smtp://mail.example' });
  expect(lines.map((line) => line.split(' ')[0])).toEqual(['PORT', 'ADMIN_TOKEN', 'SEND_CONCURRENCY']);
});

test('a changed value is parsed again', () => {
  expect(readSetting('SEND_CONCURRENCY', { SEND_CONCURRENCY: '5' })).toBe(5);
  expect(readSetting('SEND_CONCURRENCY', { SEND_CONCURRENCY: '6' })).toBe(6);
  expect(() => readSetting('SEND_CONCURRENCY', { SEND_CONCURRENCY: 'x' })).toThrow('SEND_CONCURRENCY is "x"');
  expect(readSetting('SEND_CONCURRENCY', {})).toBe(4);
});

test('names that are similar to unset settings are reported', () => {
  expect(misspeltNames({ SEND_PERMINUTE: '60', DATABASE_URI: 'x', MAIL_FORM: 'x' })).toEqual([
    'SEND_PERMINUTE is not a setting. Do you mean SEND_PER_MINUTE?',
    'DATABASE_URI is not a setting. Do you mean DATABASE_URL?',
    'MAIL_FORM is not a setting. Do you mean MAIL_FROM?',
  ]);
  expect(misspeltNames({ SEND_SLOTS: '1' })).toEqual(['SEND_SLOTS is not a setting any more: it is SEND_CONCURRENCY now.']);
  const others = {
    HOST: 'a',
    LISTEN_FDS: '1',
    LISTEN_PID: '2',
    PATH: 'x',
    DATA_DIRS: '',
    DATABASE_URI: 'x',
    DATABASE_URL: 'x',
    SITE_URL: 'x',
  };
  expect(misspeltNames(others)).toEqual([]);
});

describe('the site’s own address', () => {
  const vercel = {
    VERCEL_URL: 'newsletter-1a2b3c.vercel.app',
    VERCEL_BRANCH_URL: 'newsletter-git-a-post.vercel.app',
    VERCEL_PROJECT_PRODUCTION_URL: 'newsletter.example',
  };
  test.each([
    ['nothing set', {}, 'http://localhost:3000'],
    ['a port', { PORT: '4000' }, 'http://localhost:4000'],
    ['the port of HTTP', { PORT: '80' }, 'http://localhost'],
    ['an address with a slash', { SITE_URL: 'https://example.org/' }, 'https://example.org'],
    ['production on Vercel', { ...vercel, VERCEL_ENV: 'production' }, 'https://newsletter.example'],
    [
      'production without a domain of its own',
      { VERCEL_ENV: 'production', VERCEL_URL: vercel.VERCEL_URL },
      'https://newsletter-1a2b3c.vercel.app',
    ],
    ['the preview of a branch', { ...vercel, VERCEL_ENV: 'preview' }, 'https://newsletter-git-a-post.vercel.app'],
    ['a preview of no branch', { ...vercel, VERCEL_ENV: 'preview', VERCEL_BRANCH_URL: '' }, 'https://newsletter-1a2b3c.vercel.app'],
    ['an address that was set, on Vercel', { ...vercel, VERCEL_ENV: 'preview', SITE_URL: 'https://example.org' }, 'https://example.org'],
  ])('%s', (_, environment, url) => {
    expect(siteUrlOf(environment)).toBe(url);
  });
});

test.each([
  [{}, false],
  [{ NODE_ENV: 'production' }, false],
  [{ NODE_ENV: 'development' }, true],
  [{ VERCEL_ENV: 'preview' }, true],
  [{ VERCEL_ENV: 'production' }, false],
  [{ PREVIEW: '1' }, true],
  [{ PREVIEW: '0', VERCEL_ENV: 'preview' }, false],
  [{ PREVIEW: 'false', NODE_ENV: 'development' }, false],
])('%j is a preview: %s', (environment, isPreview) => {
  expect(previewOf(environment)).toBe(isPreview);
});
