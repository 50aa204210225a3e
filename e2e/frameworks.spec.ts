import { expect, type Page, test } from '@playwright/test';
import { dictionary, fill, localePath } from '../lib/base/i18n/i18n';
import { accessibilityViolations } from '../test/browser/accessibility-violations';
import { onlyInAll } from '../test/browser/only-in-all';
import { gradesOf } from '../test/browser/open-data';

const words = dictionary('en').frameworks;
const asked = '/frameworks?sort=learning-curve&dir=desc&only=differences';

const columns = (page: Page) => page.locator('framework-table thead th').allTextContents();
const rows = (page: Page) =>
  page
    .locator('framework-table tbody > tr > th button')
    .evaluateAll((buttons) => buttons.map(({ firstChild }) => `${firstChild?.textContent}`));

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a URL with parameters shows the sorted, filtered table', async ({ page }) => {
    await page.goto('/frameworks');
    const all = await rows(page);
    await page.goto(asked);
    const names = await columns(page);
    const grades = await gradesOf(page, 'learning-curve');
    expect(names).toEqual(names.toSorted((a, b) => (grades.get(b) ?? 0) - (grades.get(a) ?? 0)));
    expect(names).toHaveLength(3);
    const shown = await rows(page);
    expect(shown.length).toBeGreaterThan(0);
    expect(all).toEqual(expect.arrayContaining(shown));
    for (const row of await page.locator('framework-table tbody > tr').all()) {
      const said = await row.locator('td').evaluateAll((cells) => cells.map((cell) => cell.firstChild?.textContent));
      expect(new Set(said).size).toBeGreaterThan(1);
    }
    await expect(page.getByRole('rowheader', { name: 'Learning curve' })).toHaveAttribute('aria-sort', 'descending');
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', /^https:\/\/[^/]+\/frameworks$/);
  });

  test('every control is a form that leads to the same table', async ({ page }) => {
    await page.goto('/frameworks');
    await page.getByRole('button', { name: 'Learning curve' }).click();
    await expect(page).toHaveURL('/frameworks?sort=learning-curve');
    await page.getByRole('button', { name: 'Learning curve' }).click();
    await expect(page).toHaveURL('/frameworks?sort=learning-curve&dir=desc');
    await page.getByRole('button', { name: words.onlyDifferences }).click();
    await expect(page).toHaveURL(/only=differences/);
    const sorted = await columns(page);
    await page.goto(asked);
    expect(await columns(page)).toEqual(sorted);

    await page.locator('.chooser summary').click();
    const chooser = page.locator('.chooser');
    await chooser.getByRole('checkbox', { name: 'TensorFlow', exact: true }).uncheck();
    await chooser.getByRole('checkbox', { name: 'License' }).uncheck();
    await chooser.getByRole('button', { name: words.show }).click();
    expect((await columns(page)).toSorted()).toEqual(['JAX', 'PyTorch']);
    expect(await rows(page)).not.toContain('License');
  });
});

test('with JavaScript the same click updates the table in place, and the URL with it', async ({ page }) => {
  await page.goto('/frameworks');
  await page.evaluate(() => document.documentElement.setAttribute('data-kept', ''));
  const button = page.getByRole('button', { name: 'Learning curve' });
  const status = page.locator('framework-table').getByRole('status');
  await button.click();
  await expect(page).toHaveURL('/frameworks?sort=learning-curve');
  await expect(page.getByRole('rowheader', { name: 'Learning curve' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/frameworks?sort=learning-curve&dir=desc');
  await page.getByRole('button', { name: words.onlyDifferences }).click();
  await expect(page).toHaveURL(asked);
  await expect(page.getByRole('button', { name: words.onlyDifferences })).toHaveAttribute('aria-pressed', 'true');
  await expect(status).toContainText(fill(words.status.sorted, { facet: 'Learning curve', dir: 'descending', frameworks: '' }));
  await expect(page.locator('html')).toHaveAttribute('data-kept', '');
  await expect(page.getByRole('banner').getByRole('link', { name: '中文' })).toHaveAttribute('href', `/zh${asked}`);
  const [names, facets] = [await columns(page), await rows(page)];

  await page.goBack();
  await expect(page).toHaveURL('/frameworks?sort=learning-curve&dir=desc');
  await expect(page.getByRole('button', { name: words.onlyDifferences })).toHaveAttribute('aria-pressed', 'false');
  await expect(page.locator('html')).toHaveAttribute('data-kept', '');

  await page.goto(asked);
  expect(await columns(page)).toEqual(names);
  expect(await rows(page)).toEqual(facets);
});

test('when the table cannot be fetched, the browser navigates to it', async ({ page }) => {
  await page.goto('/frameworks');
  await page.route('**/frameworks?*', (route) => (route.request().resourceType() === 'fetch' ? route.abort() : route.continue()));
  await page.getByRole('button', { name: 'Learning curve' }).click();
  await expect(page).toHaveURL('/frameworks?sort=learning-curve');
  await expect(page.getByRole('rowheader', { name: 'Learning curve' })).toHaveAttribute('aria-sort', 'ascending');
});

test('unknown query parameters of the table are listed in a notice, as text', async ({ page, request }) => {
  await page.goto('/frameworks?sort=%3Cimg%20src=x%20onerror=alert(1)%3E&frameworks=nope,jax&x=1');
  await expect(page.getByRole('note')).toContainText('frameworks=nope, sort=<img src=x onerror=alert(1)>, x=1');
  expect(await columns(page)).toEqual(['JAX']);
  await page.goto('/frameworks?sort=tpu&utm_source=mail');
  await expect(page.getByRole('note')).toHaveCount(0);
  for (const query of [
    'sort=%',
    'sort=%ff%00',
    `show=${'a,'.repeat(4000)}`,
    'sort[]=1',
    'dir=__proto__&sort=constructor',
    'frameworks=%0d%0aX:y',
  ])
    for (const path of ['/frameworks', '/zh/frameworks']) expect((await request.get(`${path}?${query}`)).status(), query).toBe(200);
});

test('a fact has its source one key press away and a link to report a mistake', async ({ page }) => {
  await page.goto('/frameworks');
  const cell = page
    .getByRole('row', { name: /License/ })
    .getByRole('cell')
    .first();
  const summary = cell.locator('summary');
  await expect(summary).toHaveText(`${words.source} ${fill(words.sourceOf, { framework: 'PyTorch', facet: 'License' })}`);
  await summary.focus();
  await page.keyboard.press('Enter');
  await expect(cell.locator('a').first()).toHaveAttribute('href', /^https:\/\//);
  await expect(cell.locator('time')).toBeVisible();
  const report = new URL((await cell.getByRole('link', { name: words.report }).getAttribute('href')) ?? '');
  expect(`${report.origin}${report.pathname}`).toMatch(/^https:\/\/github\.com\/.*\/issues\/new$/);
  expect(report.searchParams.get('title')).toBe('PyTorch: License');
  expect(report.searchParams.get('cell')).toBe('license in content/frameworks/pytorch.yml');
});

test('a static page lists unknown query parameters in a notice, but no tracking parameters', async ({ page }) => {
  for (const [path, text] of [
    ['/frameworks', words.ignored],
    ['/guide', dictionary('en').guide.ignored],
  ] as const) {
    await page.goto(`${path}?foo=%3Cb%3E&utm_source=mail`);
    await expect(page.getByRole('note')).toHaveText(fill(text, { list: 'foo=<b>' }));
    await page.goto(`${path}?utm_source=mail&fbclid=1&ref=x`);
    await expect(page.getByRole('note')).toHaveCount(0);
  }
  await page.goto('/frameworks?foo=1');
  await page.getByRole('button', { name: 'Learning curve' }).click();
  await expect(page).toHaveURL('/frameworks?sort=learning-curve');
  await expect(page.getByRole('note')).toHaveCount(0);
  await page.goto('/frameworks?dir=desc');
  await expect(page.getByRole('note')).toContainText('dir=desc');
});

test('the chooser stays open while the reader chooses by keyboard', async ({ page }) => {
  await page.goto('/frameworks');
  const chooser = page.locator('.chooser');
  await chooser.locator('summary').focus();
  await page.keyboard.press('Enter');
  const tensorflow = chooser.getByRole('checkbox', { name: 'TensorFlow', exact: true });
  await tensorflow.focus();
  await page.keyboard.press('Space');
  await chooser.getByRole('button', { name: words.show }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('framework-table thead th')).toHaveText(['PyTorch', 'JAX']);
  await expect(chooser.getByRole('button', { name: words.show })).toBeFocused();
  await expect(tensorflow).toBeVisible();
});

test('"only differences" says so when no row is hidden', async ({ page }) => {
  await page.goto('/frameworks?show=tpu,learning-curve');
  const status = page.locator('framework-table').getByRole('status');
  await expect(status).not.toContainText(words.status.noneHidden);
  await page.getByRole('button', { name: words.onlyDifferences }).click();
  await expect(status).toContainText(words.status.noneHidden);
  await expect(page.locator('framework-table tbody > tr')).toHaveCount(2);
});

test('a missing fact has a link to report it', async ({ page }) => {
  await page.goto('/frameworks?frameworks=equinox,jax&show=maturity,tpu');
  const row = page.getByRole('row', { name: /Maturity/ });
  await expect(row).toContainText(words.unknown);
  await row.locator('summary', { hasText: words.noSource }).click();
  const report = new URL((await row.getByRole('link', { name: words.reportMissing }).getAttribute('href')) ?? '');
  expect(report.searchParams.get('title')).toBe('Equinox: Maturity');
  expect(report.searchParams.get('says')).toBe('It says nothing.');
});

test('facts that became stale after the build are marked, and the legend explains the mark', async ({ page }) => {
  const stale = words.marks.stale.replace('{n}', '180');
  for (const path of ['/frameworks', '/compare/pytorch-vs-jax']) {
    await page.goto(path);
    await expect(page.getByText(stale, { exact: true }).first()).toBeHidden();
    await page.clock.setFixedTime(Date.now() + 200 * 24 * 60 * 60 * 1000);
    await page.reload();
    await expect(page.getByText(stale, { exact: true }).first()).toBeVisible();
    const license = page.getByRole('row', { name: /License/ }).getByRole('cell');
    await expect(license.first()).toContainText(`⚠ (${stale})`);
    await page.clock.setFixedTime(Date.now());
  }
  await page.clock.setFixedTime(Date.now() + 200 * 24 * 60 * 60 * 1000);
  await page.goto('/frameworks');
  await page.getByRole('button', { name: 'Learning curve' }).click();
  await expect(page).toHaveURL('/frameworks?sort=learning-curve');
  await expect(
    page
      .getByRole('row', { name: /License/ })
      .getByRole('cell')
      .first(),
  ).toContainText('⚠');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });
  test('a profile takes the whole width, and tables of long texts stack their cells', async ({ page }) => {
    await page.goto('/frameworks/pytorch');
    const cell = page.getByRole('row', { name: /License/ }).getByRole('cell');
    expect((await cell.boundingBox())?.width).toBeGreaterThan(300);
    for (const [path, label] of [
      ['/compare/pytorch-vs-jax', dictionary('en').compare.now],
      ['/guide/answer?mobile=2', dictionary('en').guide.fact],
    ]) {
      await page.goto(`${path}`);
      const last = page.locator(`td[data-label="${label}"]`).first();
      const box = await last.boundingBox();
      expect(box?.width, path).toBeGreaterThan(300);
      expect((box?.x ?? 0) + (box?.width ?? 0), path).toBeLessThanOrEqual(360);
      expect(await last.locator('xpath=ancestor::section[1]').evaluate((region) => region.scrollHeight - region.clientHeight), path).toBe(
        0,
      );
    }
  });

  test('the table shows two columns, which the reader chooses', async ({ page }) => {
    await page.goto('/frameworks');
    const headers = page.locator('framework-table thead th');
    await expect(headers.nth(0)).toBeVisible();
    await expect(headers.nth(2)).toBeHidden();
    await page.getByLabel(dictionary('en').frameworks.pair.right).selectOption({ index: 2 });
    await expect(headers.nth(1)).toBeHidden();
    await expect(headers.nth(2)).toBeVisible();
    await expect(page.getByRole('table').first().getByRole('columnheader')).toHaveCount(2);
    await expect(page.getByRole('row', { name: /License/ }).getByRole('cell')).toHaveCount(2);
  });
});

for (const { width, locale } of [
  { width: 320, locale: 'zh' },
  { width: 1280, locale: 'en' },
] as const)
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } });
    test(`framework pages have no violation of WCAG 2.2 AA in ${locale}, with sources and chooser open`, onlyInAll(), async ({ page }) => {
      test.setTimeout(120_000);
      const few = '/frameworks?frameworks=jax,keras&show=license,tpu,web';
      const paths = ['/frameworks', few, '/frameworks/pytorch', '/compare/pytorch-vs-jax', '/guide', '/guide/answer?mobile=2&tpu=1'];
      for (const path of paths) {
        await page.goto(localePath(locale, path));
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true;
        });
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(width);
        expect(await accessibilityViolations(page), path).toEqual([]);
      }
    });
  });
