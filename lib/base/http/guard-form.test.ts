import { describe, expect, test, vi } from 'vitest';
import { onBothDatabases } from '../../../test/databases/test-databases';
import { clientAddressHeader } from './proxy-headers';
import { honeypotField, openedField } from './form-fields';
import { guardForm } from './guard-form';

const site = 'https://newsletter.example';
vi.stubEnv('SITE_URL', site);
vi.stubEnv('APP_SECRET', 'x'.repeat(32));

const come = (fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  guardForm(
    new Request(`${site}/api/subscribers`, {
      method: 'POST',
      body: new URLSearchParams({ email: 'a@b.co', ...fields }),
      headers: { origin: site, [clientAddressHeader]: '203.0.113.7', ...headers },
    }),
    'subscribe',
  );

describe('a endpoint', () => {
  onBothDatabases(() => {
    test('opens to a form of this site', async () => {
      expect(await come()).toEqual({
        fields: new Map([['email', ['a@b.co']]]),
        source: '/',
        locale: 'en',
        network: '203.0.113.0/24',
        isSpam: false,
      });
    });

    test.each(['null', '', 'https://evil.example', `${site}.evil.example`, 'http://newsletter.example'])(
      'stays shut to the origin %j, and counts no turn for it',
      async (origin) => {
        for (let turn = 0; turn < 6; turn++)
          await expect(come({}, { origin })).rejects.toMatchObject({ status: 403, reason: 'other-site' });
        expect(await come()).toBeTruthy();
      },
    );

    test('opens five times in ten minutes to one network, whichever of its addresses comes', async () => {
      for (let turn = 1; turn <= 5; turn++) await come({}, { [clientAddressHeader]: `203.0.113.${turn}` });
      await expect(come()).rejects.toMatchObject({ status: 429, reason: 'too-often', retryAfter: 600 });
      expect(await come({}, { [clientAddressHeader]: '198.51.100.1' })).toBeTruthy();
    });

    test.each([
      [{ source: '/zh/posts/a' }, '/zh/posts/a', 'zh'],
      [{ source: '//evil.example' }, '/', 'en'],
      [{ source: 'https://evil.example/zh' }, '/', 'en'],
      [{ source: '/a\r\nLocation: /b' }, '/', 'en'],
    ])('%j comes from %s', async (fields, source, locale) => expect(await come(fields)).toMatchObject({ source, locale }));

    test('without a source the page that leads here tells the language, or the browser', async () => {
      expect(await come({}, { referer: `${site}/zh/posts` })).toMatchObject({ locale: 'zh' });
      expect(await come({}, { 'accept-language': 'fr, zh-Hans;q=0.8, en;q=0.1' })).toMatchObject({ locale: 'zh' });
    });

    test.each([
      [{ [honeypotField]: 'https://spam.example' }, true],
      [{ [openedField]: '300' }, true],
      [{ [openedField]: '4200' }, false],
      [{ [honeypotField]: '' }, false],
    ])('%j is what a program does: %s', async (fields, isSpam) => expect((await come(fields)).isSpam).toBe(isSpam));
  });
});
