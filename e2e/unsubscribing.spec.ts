import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { expect, type Page } from '@playwright/test';
import type { ParsedMail } from 'mailparser';
import { dictionary, htmlLang, type Locale, localePath, locales } from '../lib/base/i18n/i18n';
import { accessibilityViolations } from '../test/browser/accessibility-violations';
import { linkIn, type Newsletter, randomClientIp } from '../test/browser/newsletter';
import { test } from '../test/browser/newsletter-with-postgres';
import { onlyInAll } from '../test/browser/only-in-all';
import { findPostgres } from '../test/databases/start-postgres';

test.describe.configure({ mode: 'default' });
test.skip(!findPostgres(), 'PostgreSQL is not installed.');

for (const javaScriptEnabled of [true, false])
  for (const locale of locales)
    test.describe(`${locale}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
      test.use({ javaScriptEnabled });
      const { preferences: words, unsubscribe, confirm } = dictionary(locale);
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

      test('a reader unsubscribes by a link in an email and returns by another', details, async ({ page, newsletter, postgres }) => {
        const preferences = await subscribe(newsletter, address('leaving'), locale);
        const [, welcome] = await newsletter.mailsTo(address('leaving'), 2);
        await page.goto(linkIn(welcome, '/unsubscribe/'));
        await expect(page.locator('html')).toHaveAttribute('lang', htmlLang(locale));
        if (javaScriptEnabled) expect(await accessibilityViolations(page)).toEqual([]);
        await press(page, unsubscribe.submit);
        await expect(page.getByRole('status')).toContainText(unsubscribe.done);
        await expect(page.locator('html')).toHaveAttribute('lang', htmlLang(locale));
        await postgres.passTime('11 minutes');
        await press(page, unsubscribe.back);
        await expect(title(page)).toHaveText(words.checkInbox.title);

        await page.goto(preferences);
        await expect(title(page)).toHaveText(words.none);
        const [, , back] = await newsletter.mailsTo(address('leaving'), 3);
        await page.goto(linkIn(back, '/confirm/'));
        await press(page, confirm.submit);
        await expect(title(page)).toHaveText(words.confirmed);
        // A reader without any email requests a link with their address.
        await postgres.passTime('11 minutes');
        await page.goto(localePath(locale, '/preferences'));
        await page.getByLabel(dictionary(locale).subscribe.email).fill(address('leaving').toUpperCase());
        await press(page, words.ask.submit);
        await expect(title(page)).toHaveText(words.checkInbox.title);
        const [, , , , link] = await newsletter.mailsTo(address('leaving'), 5);
        await page.goto(linkIn(link, '/preferences/'));
        await expect(title(page)).toHaveText(words.title);
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
          expect((await fetch(oneClick(newsletter, welcome), { method: 'POST' })).status).toBe(200);
          expect(JSON.stringify(await postgres.everyRow())).not.toContain(address('moved'));
        },
      );
    });

test('one-click unsubscribe (RFC 8058) works for each form of request', async ({ newsletter, postgres }) => {
  await subscribe(newsletter, 'one-click@example.org', 'zh');
  const [, welcome] = await newsletter.mailsTo('one-click@example.org', 2);
  const url = oneClick(newsletter, welcome);
  const form = new FormData();
  form.append('List-Unsubscribe', 'One-Click');
  const elsewhere = { Origin: 'https://mail.example', Cookie: 'a=b' };
  const ways: RequestInit[] = [
    { body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) },
    { body: form },
    {},
    { headers: elsewhere },
  ];
  const { rate_windows: counts } = await postgres.everyRow();
  for (const way of ways) {
    const answer = await fetch(url, { method: 'POST', redirect: 'manual', ...way });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await answer.text()).toBe(`${dictionary('zh').unsubscribe.done}\n`);
  }
  for (let batch = 0; batch < 20; batch++) {
    const many = await Promise.all(Array.from({ length: 10 }, () => fetch(url, { method: 'POST' }).then(({ status }) => status)));
    expect(new Set(many)).toEqual(new Set([200]));
  }
  expect(await firstLine(url, `POST ${new URL(url).pathname} HTTP/1.0\r\n\r\n`)).toMatch(/^HTTP\/1\.[01] 200 /);
  for (const tail of ['>', '.', ')', '%3E', '=%0A']) expect((await fetch(url + tail, { method: 'POST' })).status).toBe(200);
  const { subscribers, rate_windows } = await postgres.everyRow();
  expect(subscribers).toContainEqual(expect.objectContaining({ address: 'one-click@example.org', state: 'unsubscribed' }));

  const wrong = [`${url.slice(0, -1)}${url.endsWith('A') ? 'B' : 'A'}`, url.slice(0, -1), `${newsletter.address}/u/x`];
  for (const address of wrong) for (const method of ['GET', 'POST']) expect((await fetch(address, { method })).status, address).toBe(404);
  expect(rate_windows).toEqual(counts);
});

test('scanners that follow every link of every email change nothing', { tag: '@crash' }, async ({ newsletter, postgres }) => {
  const preferences = await subscribe(newsletter, 'scanned@example.org', 'en');
  const token = new URL(preferences, newsletter.url).pathname.split('/').at(-1) ?? '';
  for (const purpose of ['export', 'change-address', 'erase']) {
    await postgres.passTime('25 hours');
    await send(newsletter, '/api/links', { token, purpose });
  }
  const moving = (await newsletter.mailsTo('scanned@example.org', 5)).find(({ text }) => text?.includes('/change-address/'));
  const moveToken = new URL(linkIn(moving, '/change-address/')).pathname.split('/').at(-1) ?? '';
  await send(newsletter, '/api/addresses', { token: moveToken, email: 'scanned.too@example.org' });
  await send(newsletter, '/api/subscribers', { email: 'scanned.as.well@example.org' });
  const mails = [
    ...(await newsletter.mailsTo('scanned@example.org', 5)),
    ...(await newsletter.mailsTo('scanned.too@example.org')),
    ...(await newsletter.mailsTo('scanned.as.well@example.org')),
  ];
  const links = [...new Set(mails.flatMap(everyLink))].filter((link) => link.startsWith(newsletter.url));
  for (const part of ['/confirm/', '/preferences/', '/preferences/export/', '/preferences/erase/', '/change-address/', '/unsubscribe/'])
    expect(links.filter((link) => link.includes(part))).not.toEqual([]);
  const before = await postgres.everyRow();
  const statuses: number[] = [];
  const count = Number(process.env.SCANS) || 200;
  test.setTimeout(120_000 + count * 100);
  for (let done = 0; done < count; ) {
    const batch = ['GET', 'HEAD', 'OPTIONS'].flatMap((method) => links.map((link) => [method, link] as const));
    const answers = batch.slice(0, count - done).map(([method, link]) => {
      const url = link.replace(newsletter.url, newsletter.address);
      return fetch(url, { method, redirect: 'manual', headers: { Accept: 'text/html' } }).then(async (answer) => {
        await answer.arrayBuffer();
        return answer.status;
      });
    });
    statuses.push(...(await Promise.all(answers)));
    done += answers.length;
  }
  expect(statuses).toHaveLength(count);
  expect(statuses.filter((status) => ![200, 204, 405].includes(status))).toEqual([]);
  expect(await postgres.everyRow()).toEqual(before);
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
    const answer = await send(newsletter, `/api/${handler}`, fields);
    expect([answer.status, (await answer.json()).reason], `${handler} ${JSON.stringify(fields)}`).toEqual([status, reason]);
  }
  const after = await postgres.everyRow();
  expect({ ...after, rate_windows: [] }).toEqual({ ...before, rate_windows: [] });

  // The response does not reveal whether an address is subscribed.
  const [known, unknown] = await Promise.all(
    ['refused@example.org', 'nobody@example.org'].map(async (email) => {
      const answer = await send(newsletter, '/api/links', { email });
      return [answer.status, await answer.text(), [...answer.headers.keys()].sort()];
    }),
  );
  expect(known).toEqual(unknown);
  const renamed = await send(newsletter, '/api/preferences', { token, topics: ['torch'] });
  expect([renamed.status, await renamed.json()]).toEqual([200, { status: 'saved' }]);
});

/** Subscribes and confirms. Returns the path of the preferences page. */
async function subscribe(newsletter: Newsletter, email: string, locale: Locale): Promise<string> {
  expect((await send(newsletter, '/api/subscribers', { email, locale })).status).toBe(202);
  const [mail] = await newsletter.mailsTo(email);
  const token = new URL(linkIn(mail, '/confirm/')).pathname.split('/').at(-1) ?? '';
  const answer = await send(newsletter, '/api/confirmations', { token }, 'text/html');
  expect(answer.status).toBe(303);
  return answer.headers.get('location') ?? '';
}

/** Sends form fields as JSON from a network of its own. Retries while a slow machine answers 503. */
async function send(
  newsletter: Newsletter,
  handler: string,
  fields: Record<string, string | readonly string[]>,
  accept = 'application/json',
): Promise<Response> {
  const headers = { Origin: newsletter.url, 'Content-Type': 'application/json', Accept: accept, 'X-Real-IP': randomClientIp() };
  for (let tries = 1; ; tries++) {
    const answer = await fetch(newsletter.address + handler, { method: 'POST', redirect: 'manual', headers, body: JSON.stringify(fields) });
    if (answer.status !== 503 || tries === 5) return answer;
  }
}

/** Returns the URL for one-click unsubscribe, without TLS. */
function oneClick({ address }: Newsletter, mail: ParsedMail | undefined): string {
  return `${address}/u/${new URL(linkIn(mail, '/unsubscribe/')).pathname.split('/').at(-1)}`;
}

function everyLink({ text = '', html, headerLines }: ParsedMail): string[] {
  const all = [text, html || '', ...headerLines.map(({ line }) => line)].join('\n');
  return [...all.matchAll(/https?:\/\/[^\s"'<>]+/g)].map(([link]) => link);
}

/** Sends a request as it is written. Returns the status line of the response. */
function firstLine(url: string, request: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(request));
    socket.setEncoding('utf8').on('error', reject);
    socket.on('data', (data) => {
      text += data;
    });
    socket.on('close', () => resolve(text.split('\r\n')[0] ?? ''));
  });
}
