import { expect } from '@playwright/test';
import { type Newsletter, randomClientIp } from './newsletter';
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
