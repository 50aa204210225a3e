import { createServer } from 'node:net';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/find-browser';

// This file is read again by every worker: what it chooses the first time is kept in the environment.
process.env.CHROMIUM_PATH ??= findBrowser();
process.env.SITE_URL ??= 'https://newsletter.example';
process.env.SITE_PORT ??= await freePort();
process.env.FIXTURE_PORT ??= await freePort();

const { CHROMIUM_PATH, SITE_URL, SITE_PORT, FIXTURE_PORT } = process.env;
const site = `http://127.0.0.1:${SITE_PORT}`;
const fixtureSite = `http://127.0.0.1:${FIXTURE_PORT}`;

// Chromium as root needs --no-sandbox; the others keep it from asking other hosts for anything.
const args = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
if (process.getuid?.() === 0) args.push('--no-sandbox');

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  reporter: 'list',
  use: { launchOptions: { executablePath: CHROMIUM_PATH, args }, locale: 'en-GB', trace: 'retain-on-failure' },
  projects: [
    { name: 'site', testMatch: '*.spec.ts', testIgnore: '*.fixture.spec.ts', use: { baseURL: site } },
    { name: 'fixture site', testMatch: ['*.fixture.spec.ts', 'whole-site.spec.ts'], use: { baseURL: fixtureSite } },
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

function freePort(): Promise<string> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(String(typeof address === 'object' && address ? address.port : 0)));
    });
  });
}
