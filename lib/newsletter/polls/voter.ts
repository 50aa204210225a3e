import 'server-only';
import { keyedHashes } from '../../base/auth/keyed-hash';

/** Who votes: a browser by the number in its cookie, or a subscriber by a link in their mail. */
export interface Voter {
  subscriberId?: string;
  /**
   * What stands for them in the table. The first is written; by the others they may have voted before, and what is found there becomes
   * the first's.
   */
  keys: readonly [string, ...string[]];
}

/** A browser as a voter. What is kept of its number nobody can lead back to it. */
export function anonymousVoter(cookieId: string): Voter {
  const [newest = '', ...older] = keyedHashes('voter-hash', cookieId);
  return { keys: [newest, ...older] };
}

/** A subscriber as a voter: what they chose in the same browser before they pressed the link was theirs. */
export function subscribedVoter(subscriberId: string, cookieId?: string): Voter {
  return { subscriberId, keys: [`subscriber ${subscriberId}`, ...(cookieId === undefined ? [] : anonymousVoter(cookieId).keys)] };
}
