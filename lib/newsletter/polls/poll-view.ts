import 'server-only';
import { cleanToken } from '../../base/auth/clean-token';
import { readSignedToken } from '../../base/auth/signed-token';
import { env } from '../../base/env/env';
import type { AskedPoll } from '../../content/model/polls';
import { type PollResults, pollResults } from './poll-results';
import { voteOf } from './vote-of';
import { anonymousVoter, subscribedVoter } from './voter';
import { readVoterCookie } from './voter-cookie';

/** What a reader sees of a poll beside its question. */
export interface PollView {
  /** How the votes stand, for who has voted, and for everybody once the poll is closed. */
  results?: PollResults;
  /** What they chose, or what the link in their mail proposes. */
  choice?: string;
  /** The token of that link. */
  token?: string;
  /** Whether the link names nobody any more. */
  isLinkExpired?: boolean;
}

/**
 * What a reader sees of a poll: by the cookie of their browser, or by the link in a mail (`?choice=jax&token=…`). Nothing is changed.
 * Who has neither and may still vote sees what needs no database.
 *
 * @throws Unavailable
 */
export async function pollView(poll: AskedPoll, { headers, query }: { headers: Headers; query: URLSearchParams }): Promise<PollView> {
  const written = query.get('token');
  const token = written === null ? undefined : cleanToken(written);
  const subscriber = token === undefined ? undefined : readSignedToken('vote', token, env.now);
  const isLinkExpired = typeof subscriber === 'string';
  const cookieId = readVoterCookie(headers);
  const anonymous = cookieId === undefined ? undefined : anonymousVoter(cookieId);
  const voter = typeof subscriber === 'object' ? subscribedVoter(subscriber.subscriberId, cookieId) : anonymous;

  const voted = voter && poll.phase !== 'not-open' ? await voteOf(poll.id, voter) : undefined;
  const proposed = poll.options.find(({ key }) => key === query.get('choice'))?.key;
  const isDone = poll.phase === 'closed' || (voted !== undefined && (proposed === undefined || proposed === voted));
  return {
    results: isDone ? await pollResults(poll) : undefined,
    choice: isDone ? voted : (proposed ?? voted),
    token: isLinkExpired ? undefined : token,
    isLinkExpired,
  };
}
