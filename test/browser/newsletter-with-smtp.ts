import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { freePort } from '../../scripts/free-port';
import { adminToken } from './newsletter';
import { test as base } from './newsletter-with-postgres';

/** The secret of its scheduler. */
export const cronSecret = 'c'.repeat(64);

interface Options {
  mailPort: string;
  mailServer: undefined;
}

/** Tests with a newsletter on PostgreSQL that sends to an SMTP server in its own process. */
export const test = base.extend<object, Options>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it which fixtures are needed.
  mailPort: [async ({}, use) => use(await freePort()), { scope: 'worker' }],
  settings: [
    ({ postgres, mailPort }, use) =>
      use({
        DATABASE_URL: postgres.url,
        SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
        ADMIN_TOKEN: adminToken,
        CRON_SECRET: cronSecret,
      }),
    { scope: 'worker' },
  ],
  mailServer: [
    async ({ newsletter, mailPort }, use) => {
      const args = ['--import', 'tsx', 'test/browser/serve-smtp.ts', mailPort, path.join(newsletter.dataFolder, 'outbox')];
      const server = spawn('node', args, { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(server.stdout, 'data');
      await use(undefined);
      const over = once(server, 'exit');
      server.kill();
      await over;
    },
    { scope: 'worker', auto: true },
  ],
});
