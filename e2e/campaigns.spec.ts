import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { dictionary, localePath, locales } from '../lib/base/i18n/i18n';
import { mergeFields } from '../lib/newsletter/campaigns/merge-fields';
import { accessibilityViolations } from '../test/browser/accessibility-violations';
import { adminToken, type Newsletter } from '../test/browser/newsletter';
import { cronSecret, test } from '../test/browser/newsletter-with-smtp';
import { onlyInAll } from '../test/browser/only-in-all';
import { findPostgres } from '../test/databases/start-postgres';

const slug = 'top-ai-frameworks-for-2024';
// The tests of this file share one database.
test.describe.configure({ mode: 'default' });
test.skip(!findPostgres(), 'PostgreSQL is not installed. On Debian: apt install postgresql');

/** Sends a request to the admin API, with a JSON body where there are fields. */
async function ask(newsletter: Newsletter, handler: string, fields?: Record<string, unknown>) {
  const answer = await fetch(newsletter.address + handler, {
    method: fields ? 'POST' : 'GET',
    headers: { Authorization: `Bearer ${adminToken}`, Accept: 'application/json', ...(fields && { 'Content-Type': 'application/json' }) },
    ...(fields && { body: JSON.stringify(fields) }),
  });
  return { status: answer.status, ...(await answer.json()) };
}

/** Calls the cron endpoint as a scheduler does. */
function callCron(newsletter: Newsletter, secret: string): Promise<Response> {
  const headers = { Authorization: `Bearer ${secret}`, Accept: 'application/json' };
  return fetch(`${newsletter.address}/api/cron/campaigns`, { headers });
}

/** Runs `npm run send` for the post. */
function send(newsletter: Newsletter): Promise<{ stdout: string }> {
  const env = { ...process.env, SITE_URL: newsletter.address, ADMIN_TOKEN: adminToken };
  return promisify(execFile)('npm', ['run', '--silent', 'send', '--', slug], { env });
}

/** Imports a subscriber for each language. Those of an earlier test stay. */
async function addReaders(newsletter: Newsletter): Promise<void> {
  const address = locales.map((locale) => `reader.${locale}@example.org`);
  const columns = { address, language: [...locales], confirmed_at: locales.map(() => '2026-01-01') };
  expect(await ask(newsletter, '/api/subscribers/import', columns)).toMatchObject({ refused: [] });
}

test('a campaign is planned, tested on one mailbox, and sent once to each subscriber in their language, as its web page shows it', async ({
  newsletter,
}) => {
  await addReaders(newsletter);
  const plan = await ask(newsletter, '/api/campaigns', { slug, dry: 'yes' });
  expect(plan).toMatchObject({ status: 'planned', audience: 2, withoutTranslation: 0, people: [{ count: 1 }, { count: 1 }] });
  expect(await ask(newsletter, '/api/campaigns', { slug, test: 'editor@example.org' })).toMatchObject({
    status: 'tested',
    outcomes: [
      { locale: 'en', status: 'sent' },
      { locale: 'zh', status: 'sent' },
    ],
  });
  expect(await newsletter.mailsTo('editor@example.org', 2)).toHaveLength(2);

  const sending = send(newsletter);
  // Two calls of the scheduler beside the site's own send loop: each subscriber still gets one message.
  const calls = await Promise.all([1, 2].map(() => callCron(newsletter, cronSecret)));
  expect(calls.map(({ status }) => status)).toEqual([200, 200]);
  expect((await sending).stdout).toContain('Sent: 2 of 2 subscribers.');
  for (const locale of locales) {
    const [mail] = await newsletter.mailsTo(`reader.${locale}@example.org`);
    const path = localePath(locale, `/posts/${slug}/email`);
    const [html, text] = await Promise.all(
      [path, `${path}?part=text`].map(async (address) => (await fetch(newsletter.address + address)).text()),
    );
    const unsubscribe = /\/u\/([\w-]{62})>/.exec(
      String(mail?.headers.get('list') && mail?.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line),
    )?.[1];
    const vote = /token=([\w-]{62})/.exec(mail?.html || '')?.[1];
    const filled = (page = '') => page.replaceAll(mergeFields.unsubscribe, unsubscribe ?? '').replaceAll(mergeFields.vote, vote ?? '');
    expect((mail?.html || '').trim()).toBe(filled(html).trim());
    expect(mail?.text?.trim()).toBe(filled(text).trim());
    expect(mail?.messageId).toMatch(/^<d\.[0-9a-f]{32}\.\d+@/);
  }
  // Once more, nobody gets it again.
  expect((await send(newsletter)).stdout).toContain('Sent: 2 of 2 subscribers.');
  const { id, state } = await ask(newsletter, '/api/campaigns', { slug });
  expect(state).toBe('done');
  expect(await ask(newsletter, `/api/campaigns/${id}`)).toMatchObject({ audience: 2, counts: { sent: 2, failed: 0 } });
  for (const locale of locales) expect(await newsletter.mailsTo(`reader.${locale}@example.org`)).toHaveLength(1);
});

test('invalid campaign requests are rejected with a reason, and nothing is sent', async ({ newsletter }) => {
  await addReaders(newsletter);
  // No other test sends this post.
  const slug = 'tensorflow-in-depth';
  const rejected = [
    [{ slug: 'no-such-post' }, 404, 'no-such-post'],
    [{ slug: '../../api/health' }, 404, 'no-such-post'],
    [{ slug, at: 'tomorrow' }, 400, 'bad-time'],
    [{ slug, at: '2020-01-01T00:00Z' }, 400, 'bad-time'],
    [{ slug, test: 'a@b.co, c@d.co' }, 400, 'address-several'],
    [{ slug: [slug, slug] }, 400, 'repeated-field'],
  ] as const;
  for (const [fields, status, reason] of rejected) {
    const answer = await ask(newsletter, '/api/campaigns', fields);
    expect(answer, JSON.stringify(fields)).toMatchObject({ status, reason });
    expect(answer.detail).toBeTruthy();
  }
  for (const handler of ['/api/campaigns/x', '/api/campaigns/00000000-0000-0000-0000-000000000000'])
    for (const fields of [undefined, { action: 'pause' }])
      expect(await ask(newsletter, handler, fields)).toMatchObject({ status: 404, reason: 'no-such-campaign' });
  const wrong = await fetch(`${newsletter.address}/api/campaigns`, { method: 'POST', body: '{}', headers: { Accept: 'application/json' } });
  expect(wrong.status).toBe(401);
  for (const secret of ['', 'x', 'd'.repeat(64), adminToken]) expect((await callCron(newsletter, secret)).status).toBe(401);
});

for (const [locale, post] of [
  ['en', 'jax-in-depth'],
  ['zh', 'pytorch-in-depth'],
] as const)
  test(
    `an operator cancels a scheduled campaign, sends another, and sees its recipients, in ${locale}`,
    onlyInAll(locale !== 'en'),
    async ({ newsletter, page }) => {
      const { admin } = dictionary(locale);
      const words = admin.campaigns;
      await addReaders(newsletter);
      const at = new Date(Date.now() + 3_600_000).toISOString();
      await ask(newsletter, '/api/campaigns', { slug: post, at });
      await page.goto(localePath(locale, '/admin'));
      await page.getByLabel(admin.token).fill(adminToken);
      await page.getByRole('button', { name: admin.signIn }).click();
      await expect(page.getByText(words.states.scheduled)).toBeVisible();
      await page.getByRole('button', { name: words.actions.cancel }).click();
      await expect(page.getByText(post)).toBeHidden();

      await ask(newsletter, '/api/campaigns', { slug: post });
      await page.reload();
      // The page refreshes by itself.
      const card = page.getByRole('article').filter({ hasText: post });
      await expect(card.getByText(words.states.done)).toBeVisible({ timeout: 30_000 });
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.getByRole('link', { name: post }).click();
      await expect(page.getByRole('cell', { name: '250' }).or(page.getByText('reader.en@example.org')).first()).toBeVisible();
      await expect(page.getByRole('region', { name: words.statuses.sent }).getByRole('row')).toHaveCount(3);
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.getByRole('link', { name: words.statuses.failed }).click();
      await expect(page.getByText(words.noRecipients)).toBeVisible();
    },
  );
