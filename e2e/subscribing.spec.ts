import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { locales } from '../lib/base/i18n/i18n';
import { type Newsletter, test } from '../test/browser/newsletter';
import { onlyInAll } from '../test/browser/only-in-all';
import { waitForDatabase } from '../test/browser/sign-up';
import { completeJourney } from '../test/browser/subscriber-journey';

// On a slow machine, opening the database takes longer than the form's script waits.
test.beforeAll(({ newsletter }) => waitForDatabase(newsletter));

for (const javaScriptEnabled of [true, false])
  for (const locale of locales)
    test.describe(`${locale}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
      test.use({ javaScriptEnabled });

      const details = onlyInAll(!javaScriptEnabled || locale !== 'en');
      test('a reader subscribes, confirms, unsubscribes and returns, with the embedded database', details, async ({ page, newsletter }) => {
        const address = `ada.${locale}.${javaScriptEnabled}@example.org`;
        await completeJourney({ page, newsletter, locale, address, passTime: () => passTime(newsletter) });
      });
    });

/** Moves the rate limits 15 minutes back, in the database of the stopped site. */
async function passTime(newsletter: Newsletter): Promise<void> {
  await newsletter.stop();
  const database = await PGlite.create(path.join(newsletter.dataFolder, 'db'));
  await database.query("update rate_windows set opened_at = opened_at - interval '15 minutes'");
  await database.close();
  await newsletter.start();
  await waitForDatabase(newsletter);
}
