/** An editor's draft in `npm run dev`, which `test/browser/serve-dev-site.ts` starts before the tests. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { devLog, devSite, editedPost, postIn } from '../test/browser/edited-site';

test.beforeAll(async ({ baseURL }) => {
  const isReady = () =>
    fetch(`${baseURL}/posts/keras-in-depth`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(isReady, { message: 'npm run dev answers', timeout: 100_000 }).toBe(true);
});

test('npm run dev shows a draft, updates it on save, and shows mistakes until they are fixed', async ({ page }) => {
  const post = postIn(devSite);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  // Next.js logs this when the page gets updates. The stream of diagnostics keeps the network from ever being idle.
  const isConnected = page.waitForEvent('console', (message) => message.text().includes('[HMR] connected'));

  await test.step('the draft is shown', async () => {
    expect((await page.goto('/posts/keras-in-depth'))?.status()).toBe(200);
    await expect(page.getByRole('heading', { level: 1, name: 'Keras: in depth' })).toBeVisible();
    await expect(page.getByText('Models of <5 layers are easy.')).toBeVisible();
  });

  await test.step('saved changes of body and title appear in the open page without a reload', async () => {
    await isConnected;
    await page.evaluate(() => document.documentElement.setAttribute('data-kept', ''));
    await post.replace('are easy', 'take an hour');
    await expect(page.getByText('take an hour')).toBeVisible({ timeout: 60_000 });
    await post.replace('in depth', 'in an hour');
    await expect(page.getByRole('heading', { level: 1, name: 'Keras: in an hour' })).toBeVisible({ timeout: 60_000 });
    await expect(page.locator('html')).toHaveAttribute('data-kept', '');
    expect(errors).toEqual([]);
  });

  await test.step('a mistake is printed in the terminal on save', async () => {
    await post.replace('tensorflow]', 'tensorflw]');
    await expect
      .poll(() => readFile(devLog, 'utf8'), { timeout: 60_000 })
      .toContain(`${editedPost}:6:20  unknown tag "tensorflw". Did you mean "tensorflow"?`);
  });

  await test.step('a mistake is shown below the last valid page until it is fixed', async () => {
    const diagnostics = page.locator('content-diagnostics li.error');
    const [tag, less] = [
      /keras-in-depth\.mdx:6:20 .*unknown tag "tensorflw"\.Did you mean "tensorflow"\?/,
      /keras-in-depth\.mdx:13:11 .*"<5" looks like/,
    ];
    await post.replace('\\<5', '<5');
    await expect(diagnostics).toHaveText([tag, less], { timeout: 60_000 });
    await expect(diagnostics.first().getByRole('link')).toHaveAttribute('href', '/posts/keras-in-depth');
    await expect(page.getByText('take an hour')).toBeVisible();
    await page.reload();
    await expect(diagnostics).toHaveText([tag, less]);
    await expect(page.getByText('take an hour')).toBeVisible();
    await post.replace('<5', '\\<5');
    await post.replace('tensorflw', 'tensorflow');
    await expect(diagnostics).toHaveCount(0, { timeout: 60_000 });
    await post.replace('draft: true', 'draft: [');
    await expect(diagnostics).toHaveText([/not valid YAML/], { timeout: 60_000 });
    await expect(page.getByText('take an hour')).toBeVisible();
  });
});
