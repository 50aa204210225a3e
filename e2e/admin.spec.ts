import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { defaultLocale, dictionary, localePath, locales } from '../lib/base/i18n/i18n';
import { accessibilityViolations } from '../test/browser/accessibility-violations';
import { adminToken, linkIn, type Newsletter, randomClientIp, test } from '../test/browser/newsletter';
import { onlyInAll } from '../test/browser/only-in-all';

for (const locale of locales)
  test(
    `an operator signs in, sees the subscriber counts, and signs out, in ${locale}`,
    onlyInAll(locale !== defaultLocale),
    async ({ page, newsletter, context }) => {
      const { admin, subscribe, confirm, errors } = dictionary(locale);
      const address = `ada.${locale}@example.org`;
      await page.goto(localePath(locale, '/subscribe'));
      await page.waitForTimeout(1000);
      await page.getByLabel(subscribe.email).fill(address);
      await page.getByRole('button', { name: subscribe.submit }).click();
      await page.goto(linkIn((await newsletter.mailsTo(address))[0], '/confirm/'));
      await page.getByRole('button', { name: confirm.submit }).click();
      await newsletter.mailsTo(address, 2);

      await page.goto(localePath(locale, '/admin'));
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.getByLabel(admin.token).fill('wrong');
      const [refused] = await Promise.all([
        page.waitForResponse('**/api/admin/sign-in'),
        page.getByRole('button', { name: admin.signIn }).click(),
      ]);
      expect([refused.status(), refused.headers()['www-authenticate']]).toEqual([401, 'Bearer realm="admin"']);
      await expect(page.getByText(errors.reasons['wrong-token'])).toBeVisible();
      expect(await context.cookies()).toEqual([]);

      await page.getByLabel(admin.token).fill(adminToken);
      await page.getByRole('button', { name: admin.signIn }).click();
      await expect(page.getByRole('heading', { name: admin.subscribers })).toBeVisible();
      expect(await context.cookies()).toMatchObject([{ name: 'admin', httpOnly: true, secure: true, sameSite: 'Strict', path: '/' }]);
      const cell = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell');
      await expect(cell(admin.states.confirmed)).not.toHaveText('0');
      await page.getByText(admin.asTable).click();
      await expect(page.getByRole('region', { name: admin.changes.replace('{n}', '90') }).getByRole('row')).toHaveCount(2);
      expect(await accessibilityViolations(page)).toEqual([]);
      expect((await page.reload())?.headers()).toMatchObject({
        'cache-control': 'private, no-store',
        'x-robots-tag': 'noindex',
      });

      await page.getByRole('button', { name: admin.signOut }).click();
      await expect(page.getByLabel(admin.token)).toBeVisible();
      expect(await context.cookies()).toEqual([]);
    },
  );

test('wrong admin tokens are rate limited, the right one is not', async ({ newsletter }) => {
  const from = { 'X-Real-IP': randomClientIp() };
  const signIn = (text: string) =>
    fetch(`${newsletter.address}/api/admin/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ token: text }),
      headers: { ...from, Origin: newsletter.url, Accept: 'text/html' },
      redirect: 'manual',
    });
  const statuses: number[] = [];
  for (let turn = 0; turn < 11; turn++) statuses.push((await signIn('e'.repeat(64))).status);
  expect(statuses).toEqual([...Array(10).fill(401), 429]);
  expect((await signIn(adminToken)).status).toBe(303);
});

test('the admin API requires the token', async ({ newsletter }) => {
  const handler = `${newsletter.address}/api/subscribers/export`;
  for (const authorization of ['', 'Bearer x', `Basic ${adminToken}`]) {
    const answer = await fetch(handler, { headers: { authorization, accept: 'application/json', 'X-Real-IP': randomClientIp() } });
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="admin"']);
    expect(await answer.json()).toMatchObject({ reason: 'wrong-token' });
  }
  const send = (body: string) =>
    fetch(`${newsletter.address}/api/subscribers/import`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json', accept: 'application/json' },
    });
  expect((await send('{"address":["a@b.co"],"confirmed_at":[]}')).status).toBe(400);
  expect((await send(`{"address":["${'a'.repeat(1_100_000)}"]}`)).status).toBe(413);
});

test('a subscriber list is imported once, and is exported as it was imported', async ({ newsletter }) => {
  const [list, written] = ['people.csv', 'written.csv'].map((name) => path.join(newsletter.dataFolder, name)) as [string, string];
  await writeFile(
    list,
    [
      '\uFEFFaddress;name;language;topics;confirmed_at',
      "'=grace@example.org;Grace;zh;jax;2024-05-01",
      'grace.h@example.org;"Grace',
      'Hopper";en;;2024-05-02T10:00:00Z',
      'GRACE.H@example.org;;en;;2024-05-02',
      'nobody@;;en;;2024-05-02',
      'alan@example.org;;en;;',
    ].join('\r\n'),
  );
  const first = await run(newsletter, 'import', list);
  expect(first.code).toBe(1);
  expect(first.said).toContain('Ignored columns: name');
  expect(first.said).toMatch(/line 5 {2}GRACE\.H@example\.org {2}repeats an earlier line/);
  expect(first.said).toMatch(/line 6 {2}nobody@ {2}This is not an email address/);
  expect(first.said).toMatch(/line 7 {2}alan@example\.org {2}confirmed_at is empty/);
  expect(first.said).toContain('2 added, 0 already subscribed and unchanged, 3 refused.');
  expect((await run(newsletter, 'import', list)).said).toContain('0 added, 2 already subscribed and unchanged, 3 refused.');

  expect(await run(newsletter, 'export', written)).toMatchObject({ code: 0 });
  const text = await readFile(written, 'utf8');
  expect(text).toContain('\r\n"\'=grace@example.org",confirmed,zh,jax,2024-05-01T00:00:00.000Z,2024-05-01T00:00:00.000Z,\r\n');
  expect(await run(newsletter, 'export', written)).toMatchObject({ code: 2, said: expect.stringContaining('exists already') });
  expect((await run(newsletter, 'import', written)).said).toMatch(/^0 added, \d+ already subscribed and unchanged, 0 refused/m);
});

/** Runs `npm run subscribers` with a site. */
async function run({ address }: Newsletter, ...words: string[]): Promise<{ code: number; said: string }> {
  const env = { ...process.env, SITE_URL: address, ADMIN_TOKEN: adminToken };
  try {
    const { stdout } = await promisify(execFile)('node', ['--import', 'tsx', 'scripts/subscribers.ts', ...words], { env });
    return { code: 0, said: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, said: stdout + stderr };
  }
}
