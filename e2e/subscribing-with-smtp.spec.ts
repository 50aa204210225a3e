import { expect } from '@playwright/test';
import { test } from '../test/browser/newsletter-with-smtp';
import { goOnJourney } from '../test/browser/subscriber-journey';
import { findPostgres } from '../test/databases/start-postgres';

test.describe.configure({ mode: 'default' });
test.skip(!findPostgres(), 'PostgreSQL is not installed.');

for (const { locale, javaScriptEnabled } of [
  { locale: 'en', javaScriptEnabled: true },
  { locale: 'zh', javaScriptEnabled: false },
] as const)
  test.describe(`${locale}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test('the same journey, by a PostgreSQL server and a mail server', async ({ page, newsletter, postgres }) => {
      const address = `ada.${locale}@example.org`;
      await goOnJourney({ page, newsletter, locale, address, passTime: () => postgres.passTime('15 minutes') });
      const mails = await newsletter.mailsTo(address, 4);
      expect(mails.map((mail) => mail.headers.get('x-original-to'))).toEqual(mails.map(() => address));
      expect(await postgres.query('select status, smtp_code from deliveries group by 1, 2')).toEqual([{ status: 'sent', smtp_code: 250 }]);
    });
  });
