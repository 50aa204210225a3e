import { expect } from '@playwright/test';
import { test } from '../test/browser/newsletter-with-smtp';
import { onlyInAll } from '../test/browser/only-in-all';
import { completeJourney } from '../test/browser/subscriber-journey';
import { findPostgres } from '../test/databases/start-postgres';

test.describe.configure({ mode: 'default' });
test.skip(!findPostgres(), 'PostgreSQL is not installed.');

for (const { locale, javaScriptEnabled } of [
  { locale: 'en', javaScriptEnabled: true },
  { locale: 'zh', javaScriptEnabled: false },
] as const)
  test.describe(`${locale}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    // With JavaScript, `npm test` has the same journey in `subscribing.spec.ts`.
    const details = onlyInAll(javaScriptEnabled);
    test(
      'a reader subscribes, confirms, unsubscribes and returns, with PostgreSQL and an SMTP server',
      details,
      async ({ page, newsletter, postgres }) => {
        const address = `ada.${locale}@example.org`;
        await completeJourney({ page, newsletter, locale, address, passTime: () => postgres.passTime('15 minutes') });
        const mails = await newsletter.mailsTo(address, 4);
        expect(mails.map((mail) => mail.headers.get('x-original-to'))).toEqual(mails.map(() => address));
        expect(await postgres.query('select status, smtp_code from deliveries group by 1, 2')).toEqual([
          { status: 'sent', smtp_code: 250 },
        ]);
      },
    );
  });
