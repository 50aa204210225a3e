import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { dictionary, htmlLang, locales } from '../lib/base/i18n/i18n';
import { accessibilityViolations } from '../test/browser/accessibility-violations';
import { linkIn } from '../test/browser/newsletter';
import { test } from '../test/browser/newsletter-with-postgres';
import { onlyInAll } from '../test/browser/only-in-all';
import { oneClickUrl, sendForm, subscribe } from '../test/browser/sign-up';
import { findPostgres } from '../test/databases/start-postgres';

test.describe.configure({ mode: 'default' });
test.skip(!findPostgres(), 'PostgreSQL is not installed.');

for (const javaScriptEnabled of [true, false])
  for (const locale of locales)
    test.describe(`${locale}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
      test.use({ javaScriptEnabled });
      const { preferences: words, unsubscribe } = dictionary(locale);
      const address = (name: string) => `${name}.${locale}.${javaScriptEnabled}@example.org`;
      const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
      const title = (page: Page) => page.getByRole('heading', { level: 1 });
      const details = onlyInAll(javaScriptEnabled !== (locale === 'en'));

      test('a new subscriber sees their preferences and changes them', details, async ({ page, newsletter }) => {
        await page.goto(await subscribe(newsletter, address('choosing'), locale));
        await expect(page.locator('html')).toHaveAttribute('lang', htmlLang(locale));
        await expect(title(page)).toHaveText(words.confirmed);
        await expect(page.getByRole('status')).toContainText('c•••@example.org');
        const topics = page.getByRole('group', { name: words.topics }).getByRole('checkbox');
        await expect(topics).toHaveCount(5);
        for (const topic of await topics.all()) await expect(topic).toBeChecked();
        if (javaScriptEnabled) expect(await accessibilityViolations(page)).toEqual([]);
        await topics.nth(3).uncheck();
        await page.getByLabel(words.followsVote).check();
        await page.getByLabel(words.language).selectOption('zh');
        await press(page, words.submit);
        await expect(page.getByRole('status')).toHaveText(words.saved);
        await page.reload();
        await expect(topics.nth(3)).not.toBeChecked();
        await expect(topics.nth(4)).toBeChecked();
        await expect(page.getByLabel(words.followsVote)).toBeChecked();
        await expect(page.getByLabel(words.language)).toHaveValue('zh');

        for (const topic of await topics.all()) await topic.uncheck();
        await press(page, words.submit);
        await expect(page.getByText(unsubscribe.noTopic)).toBeVisible();
        await press(page, unsubscribe.submit);
        await expect(title(page)).toHaveText(unsubscribe.done);
      });

      // These pages have no script: each language is tested with one kind of browser.
      if (javaScriptEnabled !== (locale === 'en')) return;
      test(
        'a subscriber exports their data, changes their address, and is erased',
        onlyInAll(locale !== 'en'),
        async ({ page, newsletter, postgres }) => {
          const preferences = await subscribe(newsletter, address('moving'), locale);
          const [, welcome] = await newsletter.mailsTo(address('moving'), 2);
          const ask = async (wish: string, mailed: string, count: number) => {
            await postgres.passTime('11 minutes');
            await page.goto(preferences);
            await press(page, wish);
            await expect(title(page)).toHaveText(words.checkInbox.title);
            return (await newsletter.mailsTo(mailed, count)).at(-1);
          };
          await page.goto(linkIn(await ask(words.export.ask, address('moving'), 3), '/preferences/export/'));
          const downloading = page.waitForEvent('download');
          await press(page, words.export.submit);
          const file = await (await downloading).path();
          expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
            subscriber: { address: address('moving'), locale },
            consents: [{ act: 'asked' }, { act: 'confirmed' }],
            deliveries: [{ notice: 'confirm' }, { notice: 'welcome' }, { notice: 'manage' }],
          });

          const change = words['change-address'];
          await page.goto(linkIn(await ask(change.ask, address('moving'), 4), '/preferences/change-address/'));
          if (javaScriptEnabled) expect(await accessibilityViolations(page)).toEqual([]);
          await page.getByLabel(change.label).fill(address('moved'));
          await press(page, change.submit);
          await expect(title(page)).toHaveText(words.checkInbox.title);
          const [moving] = await newsletter.mailsTo(address('moved'));
          expect(moving?.text).not.toContain('/unsubscribe/');
          await page.goto(linkIn(moving, '/preferences/change-address/'));
          await expect(page.getByText(address('moved'))).toBeVisible();
          await press(page, change.confirmSubmit);
          await expect(page.getByRole('status')).toContainText('m•••@example.org');

          await page.goto(linkIn(await ask(words.erase.ask, address('moved'), 2), '/preferences/erase/'));
          await press(page, words.erase.submit);
          await expect(title(page)).toHaveText(words.erase.done);
          const answer = await page.goto(preferences);
          expect(answer?.status()).toBe(404);
          await expect(page.getByText(dictionary(locale).errors.reasons['link-over'])).toBeVisible();
          // One-click unsubscribe still answers.
          expect((await fetch(oneClickUrl(newsletter, welcome), { method: 'POST' })).status).toBe(200);
          expect(JSON.stringify(await postgres.everyRow())).not.toContain(address('moved'));
        },
      );
    });

test('invalid requests to the preference endpoints are rejected with a reason', async ({ newsletter, postgres }) => {
  const preferences = await subscribe(newsletter, 'refused@example.org', 'en');
  const token = new URL(preferences, newsletter.url).pathname.split('/').at(-1) ?? '';
  const [, welcome] = await newsletter.mailsTo('refused@example.org', 2);
  const leave = new URL(linkIn(welcome, '/unsubscribe/')).pathname.split('/').at(-1) ?? '';
  const before = await postgres.everyRow();
  for (const [handler, fields, status, reason] of [
    ['preferences', { token, topics: ['jax', 'nope'] }, 400, 'bad-choice'],
    ['preferences', { token, topics: ['jax'], locale: 'fr' }, 400, 'bad-choice'],
    ['preferences', { token, topics: [] }, 400, 'no-topic'],
    ['preferences', { token: leave, topics: ['jax'] }, 404, 'link-over'],
    ['links', { token: leave, purpose: 'erase' }, 404, 'link-over'],
    ['links', { token, purpose: 'everything' }, 400, 'bad-choice'],
    ['links', { purpose: 'erase', email: 'refused@example.org' }, 404, 'link-over'],
    ['links', { email: 'refused' }, 400, 'address-not-an-address'],
    ['exports', { token }, 404, 'link-over'],
    ['erasures', { token }, 404, 'link-over'],
    ['addresses', { token, email: 'x@example.org' }, 404, 'link-over'],
  ] as const) {
    const answer = await sendForm(newsletter, `/api/${handler}`, fields);
    expect([answer.status, (await answer.json()).reason], `${handler} ${JSON.stringify(fields)}`).toEqual([status, reason]);
  }
  const after = await postgres.everyRow();
  expect({ ...after, rate_windows: [] }).toEqual({ ...before, rate_windows: [] });

  // The response does not reveal whether an address is subscribed.
  const [known, unknown] = await Promise.all(
    ['refused@example.org', 'nobody@example.org'].map(async (email) => {
      const answer = await sendForm(newsletter, '/api/links', { email });
      return [answer.status, await answer.text(), [...answer.headers.keys()].sort()];
    }),
  );
  expect(known).toEqual(unknown);
  const renamed = await sendForm(newsletter, '/api/preferences', { token, topics: ['torch'] });
  expect([renamed.status, await renamed.json()]).toEqual([200, { status: 'saved' }]);
});
