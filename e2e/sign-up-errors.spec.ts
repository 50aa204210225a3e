/** Sign-ups that are rejected or ignored. Single addresses: `lib/newsletter/subscribers/email-address.test.ts`. */
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { honeypotField, openedField } from '../lib/base/http/field-names';
import { dictionary, localePath, locales } from '../lib/base/i18n/i18n';
import { linkIn, type Newsletter, randomClientIp } from '../test/browser/newsletter';
import { test } from '../test/browser/newsletter-with-postgres';
import { onlyInAll } from '../test/browser/only-in-all';
import { type RawResponse, rawRequest, repeatableResponse } from '../test/browser/raw-request';
import { signUp, waitForDatabase } from '../test/browser/sign-up';
import { findPostgres } from '../test/databases/start-postgres';

test.describe.configure({ mode: 'default' });
test.skip(!findPostgres(), 'PostgreSQL is not installed. On Debian: apt install postgresql');

test.beforeAll(async ({ newsletter, postgres }) => {
  await waitForDatabase(newsletter);
  await postgres.allowManySignUps();
  await postgres.untilIdle();
});

const rejected = [
  ['a@b', 'no-such-domain'],
  ['a b@c.de', 'not-an-address'],
  ['a@b..co', 'not-an-address'],
  [`a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.example.org`, 'too-long'],
  [`${'a'.repeat(65)}@example.org`, 'too-long'],
  ['', 'empty'],
  ['a@b.co, d@e.fg', 'several'],
  ['a@b.co;d@e.fg', 'several'],
  ['a@b.co\r\nBcc: x@y.zz', 'not-an-address'],
  ['a@b.co\u0000', 'not-an-address'],
  ['a@b\u2028.co', 'not-an-address'],
  ['"x@gmail.com y"@host.com', 'several'],
  ['a(comment)@host.com', 'not-an-address'],
  ['a@[127.0.0.1]', 'not-an-address'],
  ['a@localhost', 'no-such-domain'],
  ['us@newsletter.example', 'own-domain'],
  ['用户@example.org', 'local-not-ascii'],
  ['a@a.'.repeat(2000), 'too-long'],
  ['=cmd()|a@b.co', 'not-an-address'],
  ['<b>a</b>@example.org', 'not-an-address'],
] as const;

test('an invalid address is rejected in the reader’s language, in HTML and JSON, and nothing is stored', async ({
  newsletter,
  postgres,
}) => {
  const before = await kept(postgres);
  for (const [email, reason] of rejected) {
    const what = JSON.stringify(email).slice(0, 50);
    for (const locale of locales) {
      const source = localePath(locale, '/subscribe');
      const words = dictionary(locale).errors.reasons[`address-${reason}`];
      const page = await signUp(newsletter, { email, source }, { accept: 'text/html' });
      expect(page.status, what).toBe(400);
      expect(page.body.toString(), what).toContain(`<html lang="${locale === 'zh' ? 'zh-Hans' : locale}"`);
      expect(page.body.toString(), what).toContain(words);
      expect(page.body.toString(), what).not.toContain('<b>a</b>');
      const program = await sendJson(newsletter, { email, source });
      expect([program.status, JSON.parse(program.body.toString())], what).toMatchObject([
        400,
        { reason: `address-${reason}`, detail: words },
      ]);
    }
  }
  for (const email of [['a@b.co', 'c@d.ef'], 1, null, { a: 1 }, ['a@b.co', 1]])
    expect((await sendJson(newsletter, { email })).status, JSON.stringify(email)).toBe(400);
  expect(await kept(postgres)).toEqual(before);
});

test('spellings of one mailbox are one subscriber, with the address as first written', onlyInAll(), async ({ newsletter, postgres }) => {
  for (const email of ['User@Example.org', 'user@example.org', 'leser@bücher.example', 'leser@xn--bcher-kva.example'])
    expect((await signUp(newsletter, { email })).status).toBe(202);
  const rows = await postgres.query(
    "select address from subscribers where address_key ~ '^(user@example.org|leser@)' order by address_key",
  );
  expect(rows).toEqual([{ address: 'leser@xn--bcher-kva.example' }, { address: 'User@example.org' }]);
  expect(await newsletter.mailsTo('User@example.org')).toHaveLength(1);
  expect(await newsletter.mailsTo('leser@bücher.example')).toHaveLength(1);
});

test('an address that would make a pattern backtrack is rejected as fast as any other', async ({ newsletter }) => {
  const baits = [`a@${'a.'.repeat(7000)}`, `${'a.'.repeat(7000)}@`, `${'a@a.'.repeat(2000)}`];
  const time = async (email: string) => {
    const started = performance.now();
    expect((await signUp(newsletter, { email })).status).toBe(400);
    return performance.now() - started;
  };
  const usual: number[] = [];
  const long: number[] = [];
  for (let turn = 0; turn < 20; turn++) {
    usual.push(await time('a@b'));
    for (const bait of baits) long.push(await time(bait));
  }
  // A pattern that backtracks would take seconds; a busy machine takes some time for anything.
  expect(median(long)).toBeLessThan(median(usual) * 10 + 200);
  expect((await signUp(newsletter, { email: 'a'.repeat(1_000_000) })).status).toBe(413);
});

test('a hundred concurrent sign-ups with one address are one subscriber and one email', async ({ newsletter, postgres }) => {
  const email = 'hundred@example.org';
  // A slow machine answers 503 where a database connection takes too long.
  const retry = async (): Promise<number> => {
    const { status } = await signUp(newsletter, { email });
    if (status !== 503) return status;
    await wait(500 + 500 * Math.random());
    return retry();
  };
  expect(new Set(await Promise.all(Array.from({ length: 100 }, retry)))).toEqual(new Set([202]));
  expect(await newsletter.mailsTo(email)).toHaveLength(1);
  const [{ id } = {}] = await postgres.query('select id from subscribers where address_key = $1', [email]);
  // The email arrives a moment before its outcome is recorded.
  await expect.poll(() => postgres.query('select status from deliveries where subscriber_id = $1', [id])).toEqual([{ status: 'sent' }]);
});

test('the response does not reveal whether an address is known', onlyInAll(), async ({ newsletter, postgres }) => {
  const states = ['unknown', 'pending', 'confirmed', 'unsubscribed'];
  const turns = Number(process.env.TURNS ?? 15);
  const addressOf = (state: string, turn: number) => `${state}.${turn}@example.com`;
  for (const state of states.slice(1))
    await postgres.query(
      `insert into subscribers (address, address_key, state, locale, topics)
      select email, email, $1, 'en', '{}' from generate_series(0, $2::int) turn, concat($1::text, '.', turn, '@example.com') email`,
      [state, turns],
    );
  const answers = new Set<string>();
  const times = new Map<string, number[]>(states.map((state) => [state, []]));
  for (let turn = 0; turn < turns; turn++)
    for (const state of shuffled(states)) {
      const started = performance.now();
      const answer = await signUp(
        newsletter,
        { email: addressOf(state, turn), source: '/zh' },
        { accept: turn % 2 ? '*/json' : 'text/html' },
      );
      times.get(state)?.push(performance.now() - started);
      answers.add(JSON.stringify([turn % 2, repeatableResponse(answer)]));
    }
  expect([...answers].sort()).toHaveLength(2);
  console.log('Milliseconds until the response, 25th, 50th and 75th percentile:');
  for (const [state, all] of times) console.log(state, ...[0.25, 0.5, 0.75].map((part) => quantile(all, part).toFixed(2)));
});

test('spam gets the usual response, and nothing is stored or sent', async ({ newsletter, postgres }) => {
  const usual = repeatableResponse(await signUp(newsletter, { email: 'person@example.org', [openedField]: '5000' }));
  const before = await kept(postgres);
  const done: Record<string, string>[] = [{ [honeypotField]: 'https://spam.example' }, { [openedField]: '300' }];
  for (const fields of done) expect(repeatableResponse(await signUp(newsletter, { email: 'robot@example.org', ...fields }))).toEqual(usual);
  expect(withoutProgress(await kept(postgres))).toEqual(withoutProgress(before));
});

test('a confirmation link works twice, and an expired, changed or truncated one says so', async ({ newsletter, postgres }) => {
  const email = 'twice@example.org';
  await signUp(newsletter, { email });
  const [mail] = await newsletter.mailsTo(email);
  const token = linkIn(mail, '/confirm/').split('/').at(-1) ?? '';
  const press = (sent: string) => confirm(newsletter, sent);

  const at = (index: number) => `${token.slice(0, index)}${token[index] === 'x' ? 'y' : 'x'}${token.slice(index + 1)}`;
  const wrong = [
    at(0),
    at(20),
    at(token.length - 1),
    token.slice(1),
    token.slice(0, -1),
    `${token}${token}`,
    '',
    '../../admin',
    '\0',
    '%00',
  ];
  const said = new Set<string>();
  for (const sent of wrong) {
    const answer = await press(sent);
    expect(answer.status, sent).toBe(404);
    said.add(answer.body.toString());
    if (/^[\w-]+$/.test(sent)) expect((await rawRequest(newsletter.address, `/confirm/${sent}`)).status, sent).toBe(404);
  }
  expect(said.size).toBe(1);
  expect([...said][0]).toContain(dictionary('en').errors.reasons['link-expired']);
  expect(await stateOf(email)).toBe('pending');

  const together = await Promise.all([press(token), press(token)]);
  for (const { status, headers } of [...together, await press(token)])
    expect([status, headers.location]).toEqual([303, expect.stringMatching(/^\/preferences\/[\w-]+\?done=confirmed$/)]);
  expect(await stateOf(email)).toBe('confirmed');
  expect(await newsletter.mailsTo(email, 2)).toHaveLength(2);

  await postgres.query("update mailed_links set expires_at = now() - interval '1 second'");
  expect((await press(token)).status).toBe(404);
  await postgres.query('delete from subscribers where address_key = $1', [email]);
  expect((await press(token)).status).toBe(404);
  expect(await newsletter.mailsTo(email, 2)).toHaveLength(2);

  async function stateOf(address: string) {
    return (await postgres.query('select state from subscribers where address_key = $1', [address]))[0]?.state;
  }
});

function sendJson({ address, url }: Newsletter, value: unknown): Promise<RawResponse> {
  const headers = { origin: url, 'content-type': 'application/json', 'x-real-ip': randomClientIp() };
  return rawRequest(address, '/api/subscribers', headers, 'POST', JSON.stringify(value));
}

function confirm({ address, url }: Newsletter, token: string): Promise<RawResponse> {
  const headers = { origin: url, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', 'x-real-ip': randomClientIp() };
  return rawRequest(address, '/api/confirmations', headers, 'POST', new URLSearchParams({ token }).toString());
}

/** All rows but those of the rate limits. */
async function kept(postgres: { everyRow(): Promise<Record<string, unknown[]>> }): Promise<Record<string, unknown[]>> {
  const { rate_windows: _, ...tables } = await postgres.everyRow();
  return tables;
}

/** Counts the rows of each table: pending emails may be sent at any time. */
function withoutProgress(tables: Record<string, unknown[]>) {
  return Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.length]));
}

function shuffled<T>(all: readonly T[]): T[] {
  return all
    .map((one) => ({ one, place: Math.random() }))
    .sort((first, second) => first.place - second.place)
    .map(({ one }) => one);
}

function median(all: number[]): number {
  return quantile(all, 0.5);
}

function quantile(all: number[], part: number): number {
  return all.toSorted((one, other) => one - other)[Math.floor(all.length * part)] ?? 0;
}
