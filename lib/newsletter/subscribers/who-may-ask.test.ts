import { expect, test, vi } from 'vitest';
import { signToken } from '../../base/auth/signed-token';
import { linkWishes } from './ask-for-link';
import { whoMayAsk } from './who-may-ask';

vi.stubEnv('APP_SECRET', 'x'.repeat(32));
const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
const month = 31 * 86_400_000;

test.each([
  ['the preferences page', signToken('preferences', id, Date.now()), linkWishes],
  ['a preferences page that is too old', signToken('preferences', id, Date.now() - month), ['preferences', 'confirm']],
  ['the link to leave in a forwarded mail', signToken('unsubscribe', id, Date.now()), ['preferences', 'confirm']],
  ['a token that nobody made', `${signToken('preferences', id, Date.now()).slice(0, -1)}x`, []],
] as const)('who has %s', (_, token, may) => {
  expect(linkWishes.filter((wish) => whoMayAsk(wish, token) === id)).toEqual(may);
});
