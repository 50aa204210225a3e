import { defineConfig } from '@playwright/test';
import { browserFlags, findBrowser } from './scripts/find-browser';
import { freePort } from './scripts/free-port';

// This file is read again by every worker: what it chooses the first time is kept in the environment.
process.env.CHROMIUM_PATH ??= findBrowser();
process.env.SITE_URL ??= 'https://newsletter.example';
process.env.SITE_PORT ??= await freePort();
process.env.FIXTURE_PORT ??= await freePort();

const { CHROMIUM_PATH, SITE_URL, SITE_PORT, FIXTURE_PORT } = process.env;
const site = `http://127.0.0.1:${SITE_PORT}`;
const fixtureSite = `http://127.0.0.1:${FIXTURE_PORT}`;

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  // Machines that test are slow at times: what takes long is no failure, what never comes is one.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['./e2e/errors-last.ts']],
  use: { launchOptions: { executablePath: CHROMIUM_PATH, args: browserFlags }, locale: 'en-GB', trace: 'retain-on-failure' },
  projects: [
    { name: 'site', testMatch: '*.spec.ts', testIgnore: '*.fixture.spec.ts', use: { baseURL: site } },
    {
      name: 'fixture site',
      testMatch: ['*.fixture.spec.ts', 'whole-site.spec.ts', 'head.spec.ts', 'finished-pages.spec.ts'],
      use: { baseURL: fixtureSite },
    },
  ],
  webServer: [
    {
      command: 'npm start',
      url: site,
      env: { PORT: SITE_PORT, LISTEN_HOST: '127.0.0.1', SITE_URL },
      timeout: 300_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
    },
    {
      command: 'node --import tsx e2e/serve-fixture-site.ts',
      url: fixtureSite,
      env: { PORT: FIXTURE_PORT, LISTEN_HOST: '127.0.0.1', SITE_URL },
      timeout: 300_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
    },
  ],
});
