import { connect } from 'node:net';
import { expect, type Page } from '@playwright/test';
import type { ParsedMail } from 'mailparser';
import { dictionary, htmlLang, localePath, locales } from '../lib/base/i18n/i18n';
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
      const { preferences: words, unsubscribe, confirm } = dictionary(locale);
      const address = (name: string) => `${name}.${locale}.${javaScriptEnabled}@example.org`;
      const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
      const title = (page: Page) => page.getByRole('heading', { level: 1 });
      const details = onlyInAll(javaScriptEnabled !== (locale === 'en'));

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
    });

test('one-click unsubscribe (RFC 8058) works for each form of request', async ({ newsletter, postgres }) => {
  await subscribe(newsletter, 'one-click@example.org', 'zh');
  const [, welcome] = await newsletter.mailsTo('one-click@example.org', 2);
  const url = oneClickUrl(newsletter, welcome);
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
    await sendForm(newsletter, '/api/links', { token, purpose });
  }
  const moving = (await newsletter.mailsTo('scanned@example.org', 5)).find(({ text }) => text?.includes('/change-address/'));
  const moveToken = new URL(linkIn(moving, '/change-address/')).pathname.split('/').at(-1) ?? '';
  await sendForm(newsletter, '/api/addresses', { token: moveToken, email: 'scanned.too@example.org' });
  await sendForm(newsletter, '/api/subscribers', { email: 'scanned.as.well@example.org' });
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
