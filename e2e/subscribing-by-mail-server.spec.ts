import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect } from '@playwright/test';
import { findPostgres } from '../lib/db/start-postgres';
import { freePort } from '../scripts/free-port';
import { test as base } from './newsletter-on-postgres';
import { goOnJourney } from './reader-journey';

/** As an operator runs it: the database is a server, and so is what takes the mail, here a process of its own. */
const test = base.extend<object, { mailPort: string; mailServer: undefined }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it which fixtures are needed.
  mailPort: [async ({}, use) => use(await freePort()), { scope: 'worker' }],
  settings: [
    ({ postgres, mailPort }, use) => use({ DATABASE_URL: postgres.url, SMTP_URL: `smtp://127.0.0.1:${mailPort}` }),
    { scope: 'worker' },
  ],
  mailServer: [
    async ({ newsletter, mailPort }, use) => {
      const args = ['--import', 'tsx', 'e2e/serve-mail.ts', mailPort, path.join(newsletter.dataFolder, 'outbox')];
      const server = spawn('node', args, { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(server.stdout, 'data');
      await use(undefined);
      const over = once(server, 'exit');
      server.kill();
      await over;
    },
    { scope: 'worker' },
  ],
});

test.describe.configure({ mode: 'default' });
test.skip(!findPostgres(), 'PostgreSQL is not installed.');

for (const { locale, javaScriptEnabled } of [
  { locale: 'en', javaScriptEnabled: true },
  { locale: 'zh', javaScriptEnabled: false },
] as const)
  test.describe(`${locale}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test('the same journey, by a PostgreSQL server and a mail server', async ({ page, newsletter, postgres, mailServer }) => {
      expect(mailServer).toBeUndefined();
      const address = `ada.${locale}@example.org`;
      await goOnJourney({ page, newsletter, locale, address, passTime: () => postgres.passTime('15 minutes') });
      const mails = await newsletter.mailsTo(address, 4);
      expect(mails.map((mail) => mail.headers.get('x-original-to'))).toEqual(mails.map(() => address));
      expect(await postgres.query('select status, smtp_code from deliveries group by 1, 2')).toEqual([{ status: 'sent', smtp_code: 250 }]);
    });
  });
