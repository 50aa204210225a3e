import 'server-only';
import { cleanToken } from '../../base/auth/clean-token';
import { readSignedToken } from '../../base/auth/signed-token';
import { env } from '../../base/env/env';
import type { AskedPoll } from '../../content/model/polls';
import { anonymousVoter, readVoterCookie, subscribedVoter } from './voter';
import { findVote, type PollResults, readPollResults } from './votes';

/** What one reader sees of a poll besides its question. */
export interface PollView {
  /** Set for readers who have voted, and for everybody once the poll is closed. */
  results?: PollResults;
  /** The option that they chose, or that the link in their mail preselects. */
  choice?: string;
  /** The token of that link. */
  token?: string;
  isLinkExpired?: boolean;
}

/**
 * Returns a poll's view for a reader, identified by a cookie or by a link in a mail (`?choice=jax&token=…`). It changes nothing, and
 * queries the database only for a known voter or a closed poll.
 *
 * @throws Unavailable
 */
export async function readPollView(poll: AskedPoll, { headers, query }: { headers: Headers; query: URLSearchParams }): Promise<PollView> {
  const written = query.get('token');
  const token = written === null ? undefined : cleanToken(written);
  const subscriber = token === undefined ? undefined : readSignedToken('vote', token, env.now);
  const isLinkExpired = typeof subscriber === 'string';
  const cookieId = readVoterCookie(headers);
  const anonymous = cookieId === undefined ? undefined : anonymousVoter(cookieId);
  const voter = typeof subscriber === 'object' ? subscribedVoter(subscriber.subscriberId, cookieId) : anonymous;

  const vote = voter && poll.phase !== 'not-open' ? await findVote(poll.id, voter) : undefined;
  const preselected = poll.options.find(({ key }) => key === query.get('choice'))?.key;
  const showsResults = poll.phase === 'closed' || (vote !== undefined && (preselected === undefined || preselected === vote));
  return {
    results: showsResults ? await readPollResults(poll) : undefined,
    choice: showsResults ? vote : (preselected ?? vote),
    token: isLinkExpired ? undefined : token,
    isLinkExpired,
  };
}
