import { expect } from '@playwright/test';
import { anyAddress, type Newsletter } from './newsletter';
import { type Answer, ask } from './raw-request';

/** Sends the form that asks for mail as its script does: from a page of the site, from a network from which nobody has come yet. */
export function signUp(
  { address, url }: Newsletter,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const usual = {
    origin: url,
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
    'x-real-ip': anyAddress(),
  };
  return ask(address, '/api/subscribers', { ...usual, ...headers }, 'POST', new URLSearchParams(fields).toString());
}

/** Waits until the site has opened its database, which it does when it first needs it: on a slow machine the first may be sent away. */
export async function untilOpen(newsletter: Newsletter): Promise<void> {
  await expect.poll(async () => (await signUp(newsletter, { email: 'a@b' })).status, { timeout: 60_000 }).toBe(400);
}
