import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { copySite } from '../scripts/copy-site';
import { freePort } from '../scripts/free-port';

test('a saved post shows in the open page, body and title, without a reload', async ({ page }) => {
  test.setTimeout(120_000);
  const site = '.fixture-sites/dev';
  await copySite(site);
  const port = await freePort();
  const dev = spawn('node', ['--import', 'tsx', 'scripts/dev-site.ts', '--port', port], { cwd: site, stdio: 'ignore' });
  try {
    const post = path.join(site, 'content/posts/top-ai-frameworks-for-2024.mdx');
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    const address = `http://localhost:${port}/posts/top-ai-frameworks-for-2024`;
    await expect(async () => expect((await page.goto(address))?.status()).toBe(200)).toPass({ timeout: 60_000 });
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => document.documentElement.setAttribute('data-kept', ''));

    await save(post, 'As the AI landscape', 'While the AI landscape');
    await expect(page.getByText('While the AI landscape')).toBeVisible({ timeout: 20_000 });
    await save(post, 'title: Top AI', 'title: Best AI');
    await expect(page.getByRole('heading', { level: 1, name: 'Best AI Frameworks for 2024' })).toBeVisible({ timeout: 20_000 });
    await expect(page.locator('html')).toHaveAttribute('data-kept', '');
    expect(errors).toEqual([]);
  } finally {
    dev.kill('SIGTERM');
  }
});

async function save(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
}
