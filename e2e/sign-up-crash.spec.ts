import { expect, test } from '@playwright/test';
import { startNewsletter } from '../test/browser/newsletter';
import { signUp } from '../test/browser/sign-up';
import { findPostgres, type RunningPostgres, startPostgres } from '../test/databases/start-postgres';

/** How often it is killed: `KILLS=200 npx playwright test kept-sign-ups` takes a while. */
const kills = Number(process.env.KILLS ?? 1);

for (const database of ['embedded', 'PostgreSQL'])
  test(`what was accepted is kept and mailed once, though the site is killed right after each answer: ${database}`, {
    tag: '@crash',
  }, async () => {
    test.skip(database === 'PostgreSQL' && !findPostgres(), 'PostgreSQL is not installed. On Debian: apt install postgresql');
    test.setTimeout(300_000 + kills * 30_000);
    let postgres: RunningPostgres | undefined;
    if (database === 'PostgreSQL') postgres = await startPostgres({ isNew: true });
    const newsletter = await startNewsletter({ SEND_LEASE: '10', ...(postgres && { DATABASE_URL: postgres.url }) }, { isNew: true });
    const addresses = Array.from({ length: kills }, (_, number) => `reader${number}@example.org`);
    for (const email of addresses) {
      // A slow machine may say first that the database is not there yet.
      await expect.poll(async () => (await signUp(newsletter, { email })).status, { intervals: [100], timeout: 100_000 }).toBe(202);
      await newsletter.stop('SIGKILL');
      await newsletter.start();
    }
    for (const email of addresses) {
      // An email that was on its way when its sender was killed stays with that sender until its lease ends.
      await expect(() => newsletter.mailsTo(email)).toPass({ timeout: 200_000 });
      const mails = await newsletter.mailsTo(email);
      // Who is killed while a mail goes out sends it again: a copy, which receivers can tell by its Message-ID.
      expect(new Set(mails.map(({ messageId }) => messageId)).size, email).toBe(1);
      const copies = mails.map(({ text, date }) => `${date?.toISOString()} ${text}`);
      expect(new Set(copies).size, email).toBe(1);
    }
    await newsletter.remove();
    await postgres?.remove();
  });
