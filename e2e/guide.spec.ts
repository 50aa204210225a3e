import { expect, test } from '@playwright/test';
import { dictionary } from '../lib/base/i18n/i18n';
import { gradesOf } from '../test/browser/open-data';

test.use({ javaScriptEnabled: false });

test('the guide without JavaScript ranks frameworks by facts, explains every point, and has the answers in its URL', async ({ page }) => {
  const { guide } = dictionary('en');
  await page.goto('/guide');
  await page.getByRole('group', { name: /TPUs/ }).getByLabel(guide.levels[3]).check();
  await page.getByRole('button', { name: guide.submit }).click();
  const grades = await gradesOf(page, 'tpu');
  const names = await page.locator('ol h3 a').allTextContents();
  expect(names.length).toBe(3);
  expect(names.map((name) => grades.get(name))).toEqual(names.map((name) => grades.get(name)).toSorted((a, b) => (b ?? 0) - (a ?? 0)));
  await expect(page.getByRole('table').first()).toContainText('TPU');
  await expect(page.getByRole('table').first().locator('a').first()).toHaveAttribute('href', /^https:/);

  const [address, content] = [page.url(), await page.getByRole('main').innerText()];
  await page.goto(address);
  expect(await page.getByRole('main').innerText()).toBe(content);
  await page.goto('/guide/answer?tpu=9&nope=1');
  await expect(page.getByRole('note').first()).toContainText('tpu=9, nope=1');
  await expect(page.getByRole('main')).toContainText(guide.empty);
  await page.goto('/guide/answer?tpu=3&utm_source=mail');
  await expect(page.getByRole('note')).toHaveCount(0);

  await page.goto('/guide?tpu=3&x=1');
  expect(await page.locator('ol h3 a').allTextContents()).toEqual(names);
  await expect(page.getByRole('note')).toContainText('x=1');
  await page.goto('/zh/guide?tpu=3');
  await expect(page.getByRole('heading', { name: dictionary('zh').guide.result })).toBeVisible();
});
