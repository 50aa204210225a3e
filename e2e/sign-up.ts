import { type Answer, ask } from './answer';
import { anyAddress, type Newsletter } from './newsletter';

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
