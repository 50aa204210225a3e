import { describe, expect, test, vi } from 'vitest';
import { onBothDatabases } from '../../../test/databases/test-databases';
import { honeypotField, openedField } from './field-names';
import { guardForm } from './guard-form';
import { clientAddressHeader } from './proxy-headers';

const site = 'https://newsletter.example';
vi.stubEnv('SITE_URL', site);
vi.stubEnv('APP_SECRET', 'x'.repeat(32));

const submit = (fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  guardForm(
    new Request(`${site}/api/subscribers`, {
      method: 'POST',
      body: new URLSearchParams({ email: 'a@b.co', ...fields }),
      headers: { origin: site, [clientAddressHeader]: '203.0.113.7', ...headers },
    }),
    'subscribe',
  );

describe('a form', () => {
  onBothDatabases(() => {
    test('of this site is accepted', async () => {
      expect(await submit()).toEqual({
        fields: new Map([['email', ['a@b.co']]]),
        source: '/',
        locale: 'en',
        network: '203.0.113.0/24',
        isSpam: false,
      });
    });

    test.each(['null', '', 'https://evil.example', `${site}.evil.example`, 'http://newsletter.example'])(
      'from the origin %j is refused, and does not count towards the rate limit',
      async (origin) => {
        for (let count = 0; count < 6; count++)
          await expect(submit({}, { origin })).rejects.toMatchObject({ status: 403, reason: 'other-site' });
        expect(await submit()).toBeTruthy();
      },
    );

    test('is accepted five times in ten minutes from all addresses of one network', async () => {
      for (let count = 1; count <= 5; count++) await submit({}, { [clientAddressHeader]: `203.0.113.${count}` });
      await expect(submit()).rejects.toMatchObject({ status: 429, reason: 'too-often', retryAfter: 600 });
      expect(await submit({}, { [clientAddressHeader]: '198.51.100.1' })).toBeTruthy();
    });

    test.each([
      [{ source: '/zh/posts/a' }, '/zh/posts/a', 'zh'],
      [{ source: '//evil.example' }, '/', 'en'],
      [{ source: 'https://evil.example/zh' }, '/', 'en'],
      [{ source: '/a\r\nLocation: /b' }, '/', 'en'],
    ])('with %j has the source %s', async (fields, source, locale) => expect(await submit(fields)).toMatchObject({ source, locale }));

    test('without a source has the language of the referring page, else of the browser', async () => {
      expect(await submit({}, { referer: `${site}/zh/posts` })).toMatchObject({ locale: 'zh' });
      expect(await submit({}, { 'accept-language': 'fr, zh-Hans;q=0.8, en;q=0.1' })).toMatchObject({ locale: 'zh' });
    });

    test.each([
      [{ [honeypotField]: 'https://spam.example' }, true],
      [{ [openedField]: '300' }, true],
      [{ [openedField]: '4200' }, false],
      [{ [honeypotField]: '' }, false],
    ])('with %j is spam: %s', async (fields, isSpam) => expect((await submit(fields)).isSpam).toBe(isSpam));
  });
});
