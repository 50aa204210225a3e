import { expect, test } from '@playwright/test';
import { crawl } from '../test/browser/crawl';

const runtime = /<script[^>]* src="\/_next|self\.__next_f|_R_|<!--|as="script"/;

test('no static page loads the framework runtime', async ({ baseURL }) => {
  const pages = [...(await crawl(`${baseURL}`)).values()].filter(({ html }) => html);
  expect(pages.length).toBeGreaterThan(40);
  expect(pages.filter(({ html }) => runtime.test(html)).map(({ path }) => path)).toEqual([]);
  for (const path of ['/nope', '/zh/nope', '/server-error']) expect(await (await fetch(`${baseURL}${path}`)).text()).not.toMatch(runtime);
});

test('a page with a client component keeps the runtime and works under a policy of its own', async ({ page }) => {
  const problems: string[] = [];
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  const response = await page.goto('/counter');
  expect(await response?.text()).toMatch(runtime);
  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("script-src 'self' 'sha256-");
  expect(policy).not.toContain('unsafe');
  await page.getByRole('button', { name: 'Pressed 0 times' }).click();
  await expect(page.getByRole('button', { name: 'Pressed 1 times' })).toBeVisible();
  expect(problems).toEqual([]);
});
