import 'server-only';
import { readSignedToken, subscriberOfToken } from '../../base/auth/signed-token';
import type { LinkWish } from './ask-for-link';

/**
 * The subscriber for whom a link may be asked with this token; undefined where it opens nothing. Whoever holds any mail of ours may
 * have its owner mailed a way to their preferences or back in; all else is asked for on the preferences page.
 */
export function whoMayAsk(wish: LinkWish, token: string): string | undefined {
  const read = readSignedToken('preferences', token, Date.now());
  if (typeof read === 'object') return read.subscriberId;
  if (wish !== 'preferences' && wish !== 'confirm') return undefined;
  return subscriberOfToken('preferences', token) ?? subscriberOfToken('unsubscribe', token);
}
