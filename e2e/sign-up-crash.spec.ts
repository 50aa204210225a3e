import { expect, test } from '@playwright/test';
import { startNewsletter } from '../test/browser/newsletter';
import { signUp } from '../test/browser/sign-up';
import { findPostgres, type RunningPostgres, startPostgres } from '../test/databases/start-postgres';

/** How often the site is killed. `npm run test:crash` sets 200. */
const kills = Number(process.env.KILLS ?? 1);

for (const database of ['embedded', 'PostgreSQL'])
  test(`an accepted sign-up survives a kill right after the response, and is mailed once (${database})`, {
    tag: '@crash',
  }, async () => {
    test.skip(database === 'PostgreSQL' && !findPostgres(), 'PostgreSQL is not installed. On Debian: apt install postgresql');
    test.setTimeout(300_000 + kills * 30_000);
    let postgres: RunningPostgres | undefined;
    if (database === 'PostgreSQL') postgres = await startPostgres({ isNew: true });
    const newsletter = await startNewsletter({ SEND_LEASE: '10', ...(postgres && { DATABASE_URL: postgres.url }) }, { isNew: true });
    const addresses = Array.from({ length: kills }, (_, number) => `reader${number}@example.org`);
    for (const email of addresses) {
      // A slow machine may answer 503 until its database is open.
      await expect.poll(async () => (await signUp(newsletter, { email })).status, { intervals: [100], timeout: 100_000 }).toBe(202);
      await newsletter.stop('SIGKILL');
      await newsletter.start();
    }
    for (const email of addresses) {
      // An email in flight is sent again after the lease of the killed sender ends.
      await expect(() => newsletter.mailsTo(email)).toPass({ timeout: 200_000 });
      const mails = await newsletter.mailsTo(email);
      // A message may be sent twice then, with the same Message-ID and content.
      expect(new Set(mails.map(({ messageId }) => messageId)).size, email).toBe(1);
      const copies = mails.map(({ text, date }) => `${date?.toISOString()} ${text}`);
      expect(new Set(copies).size, email).toBe(1);
    }
    await newsletter.remove();
    await postgres?.remove();
  });
