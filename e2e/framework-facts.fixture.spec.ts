import { expect, test } from '@playwright/test';
import { dictionary } from '../lib/base/i18n/i18n';

const { frameworks, compare, guide } = dictionary('en');

test('a post shows the facts of the frameworks that it names and links the sortable table', async ({ page }) => {
  await page.goto('/posts/with-frameworks');
  const table = page.getByRole('table', { name: 'Two of them' });
  await expect(table.getByRole('columnheader')).toHaveText(['JAX', 'PyTorch']);
  await expect(table.getByRole('rowheader')).toHaveText(['TPU', 'License']);
  await expect(page.getByRole('img', { name: new RegExp(compare.strengths) })).toBeVisible();
  await expect(
    page.getByRole('link', { name: 'PyTorch vs JAX' }).or(page.getByText('The full comparison of JAX and PyTorch')),
  ).toHaveAttribute('href', '/compare/pytorch-vs-jax');
  await page.getByRole('link', { name: frameworks.open }).click();
  await expect(page).toHaveURL('/frameworks?frameworks=jax,pytorch&show=license,tpu');
  await expect(page.getByRole('table').first().getByRole('columnheader')).toHaveText(['JAX', 'PyTorch']);
});

test('a post can hold the guide’s questions', async ({ page }) => {
  await page.goto('/posts/with-frameworks');
  await page
    .getByRole('group', { name: /browser/ })
    .getByLabel(guide.levels[2])
    .check();
  await page.getByRole('button', { name: guide.submit }).click();
  await expect(page.getByRole('heading', { name: guide.result })).toBeVisible();
});

test('a framework’s profile lists its parts and the posts that name it', async ({ page }) => {
  await page.goto('/frameworks/jax');
  await expect(
    page.getByRole('region', { name: frameworks.posts }).getByRole('link', { name: 'Top AI Frameworks for 2024' }),
  ).toBeVisible();
  await expect(page.getByRole('region', { name: frameworks.parts }).getByRole('link', { name: 'Flax' })).toBeVisible();
});
