import { expect } from '@playwright/test';
import type { ParsedMail } from 'mailparser';
import type { Locale } from '../../lib/base/i18n/i18n';
import { linkIn, type Newsletter, randomClientIp } from './newsletter';
import { type RawResponse, rawRequest } from './raw-request';

/** Sends the sign-up form as its script does, from a random network. */
export function signUp(
  { address, url }: Newsletter,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<RawResponse> {
  const usual = {
    origin: url,
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
    'x-real-ip': randomClientIp(),
  };
  return rawRequest(address, '/api/subscribers', { ...usual, ...headers }, 'POST', new URLSearchParams(fields).toString());
}

/** Waits until the site has opened its database, which it does at the first request that needs it. */
export async function waitForDatabase(newsletter: Newsletter): Promise<void> {
  await expect.poll(async () => (await signUp(newsletter, { email: 'a@b' })).status, { timeout: 60_000 }).toBe(400);
}

/** Subscribes and confirms. Returns the path of the preferences page. */
export async function subscribe(newsletter: Newsletter, email: string, locale: Locale): Promise<string> {
  expect((await sendForm(newsletter, '/api/subscribers', { email, locale })).status).toBe(202);
  const [mail] = await newsletter.mailsTo(email);
  const token = new URL(linkIn(mail, '/confirm/')).pathname.split('/').at(-1) ?? '';
  const answer = await sendForm(newsletter, '/api/confirmations', { token }, 'text/html');
  expect(answer.status).toBe(303);
  return answer.headers.get('location') ?? '';
}

/** Sends form fields as JSON from a network of its own. Retries while a slow machine answers 503. */
export async function sendForm(
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
export function oneClickUrl({ address }: Newsletter, mail: ParsedMail | undefined): string {
  return `${address}/u/${new URL(linkIn(mail, '/unsubscribe/')).pathname.split('/').at(-1)}`;
}
