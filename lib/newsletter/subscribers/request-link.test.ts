import { expect, test, vi } from 'vitest';
import { signToken } from '../../base/auth/signed-token';
import { authorizeLinkRequest, requestableLinks } from './request-link';

vi.stubEnv('APP_SECRET', 'x'.repeat(32));
const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
const month = 31 * 86_400_000;

test.each([
  ['a preferences token', signToken('preferences', id, Date.now()), requestableLinks],
  ['an expired preferences token', signToken('preferences', id, Date.now() - month), ['preferences', 'confirm']],
  ['the unsubscribe token of a forwarded mail', signToken('unsubscribe', id, Date.now()), ['preferences', 'confirm']],
  ['a token without a valid signature', `${signToken('preferences', id, Date.now()).slice(0, -1)}x`, []],
] as const)('%s allows requesting only certain links', (_, token, allowed) => {
  expect(requestableLinks.filter((link) => authorizeLinkRequest(link, token) === id)).toEqual(allowed);
});
