import { defineConfig } from '@playwright/test';
import { browserFlags, findBrowser } from './scripts/find-browser';
import { freePort } from './scripts/free-port';
import { type SiteName, sitesToStart, specsOfBothSites } from './test/browser/sites-to-start';

// Every worker reads this file again: the environment keeps the ports of the first time.
process.env.CHROMIUM_PATH ??= findBrowser();
process.env.SITE_URL ??= 'https://newsletter.example';
process.env.SITE_PORT ??= await freePort();
process.env.FIXTURE_PORT ??= await freePort();
process.env.DEV_PORT ??= await freePort();

const { CHROMIUM_PATH, SITE_URL, SITE_PORT, FIXTURE_PORT, DEV_PORT, BASE_URL } = process.env;

/** With `BASE_URL` the tests of the site use a server that runs already, such as `npm run dev`: nothing is built or started for them. */
const sites: Record<SiteName, { url: string; port: string; script: string; isAwaited?: false }> = {
  site: { url: BASE_URL ?? `http://127.0.0.1:${SITE_PORT}`, port: SITE_PORT, script: 'scripts/start-site.ts' },
  'fixture site': { url: `http://127.0.0.1:${FIXTURE_PORT}`, port: FIXTURE_PORT, script: 'test/browser/serve-fixture-site.ts' },
  // Playwright starts servers one after the other. This one compiles its first page while other tests run, and its own test waits for it.
  development: {
    url: `http://localhost:${DEV_PORT}`,
    port: DEV_PORT,
    script: 'test/browser/serve-dev-site.ts',
    isAwaited: false,
  },
};
const started = sitesToStart(process.argv.slice(2)).filter((name) => !(name === 'site' && BASE_URL));

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  // Test machines are slow at times. A slow test has not failed.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['./test/browser/global-errors-reporter.ts']],
  // Traces take a quarter of the time. `--trace=retain-on-failure` keeps those of failed tests.
  use: { launchOptions: { executablePath: CHROMIUM_PATH, args: browserFlags }, locale: 'en-GB', screenshot: 'only-on-failure' },
  projects: [
    { name: 'site', testMatch: '*.spec.ts', testIgnore: ['*.fixture.spec.ts', '*.dev.spec.ts'], use: { baseURL: sites.site.url } },
    { name: 'development', testMatch: '*.dev.spec.ts', use: { baseURL: sites.development.url } },
    { name: 'fixture site', testMatch: '*.fixture.spec.ts', use: { baseURL: sites['fixture site'].url } },
    // `npm test` leaves these out.
    { name: 'fixture site, crawled', testMatch: specsOfBothSites, use: { baseURL: sites['fixture site'].url } },
  ],
  webServer: started.map((name) => ({
    command: `node --import tsx ${sites[name].script}`,
    url: sites[name].isAwaited === false ? undefined : sites[name].url,
    env: { PORT: sites[name].port, LISTEN_HOST: '127.0.0.1', SITE_URL },
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
  })),
});
