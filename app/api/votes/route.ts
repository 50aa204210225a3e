import { oneOf } from '@/lib/door/read-fields';
import { Refusal, type RefusalReason } from '@/lib/door/refusal';
import { env } from '@/lib/env';
import { localePath } from '@/lib/i18n';
import { cleanToken } from '@/lib/tokens/clean-token';
import { readSignedToken } from '@/lib/tokens/signed-token';
import { countVote, type VoteOutcome } from '@/lib/votes/count-vote';
import { anonymousVoter, subscribedVoter } from '@/lib/votes/voter';
import { newVoterId, readVoterCookie, voterCookie } from '@/lib/votes/voter-cookie';
import { openDoor } from '../open-door';

/** A school or an office votes from one network. */
const limit = { most: 30, seconds: 600 };

const refusals: Record<Exclude<VoteOutcome, 'counted'>, [status: number, reason: RefusalReason]> = {
  closed: [409, 'poll-closed'],
  'not-open': [409, 'poll-not-open'],
  'bad-choice': [400, 'bad-choice'],
  'not-found': [404, 'not-found'],
  'no-subscriber': [404, 'vote-link-expired'],
};

export const POST = openDoor({
  name: 'votes',
  limit,
  async handle({ fields, locale, isRobot }, request) {
    const poll = oneOf(fields, 'poll') ?? '';
    const written = oneOf(fields, 'token');
    const token = written === undefined ? undefined : cleanToken(written);
    const query = token === undefined ? '' : `?${new URLSearchParams({ token })}`;
    const counted = { status: 'counted', page: localePath(locale, `/polls/${encodeURIComponent(poll)}${query}`) };
    if (isRobot) return counted;

    const subscriber = token === undefined ? undefined : readSignedToken('vote', token, env.now);
    if (typeof subscriber === 'string') throw new Refusal(404, 'vote-link-expired');
    const cookieId = readVoterCookie(request.headers);
    const ownId = cookieId ?? newVoterId();
    const voter = subscriber ? subscribedVoter(subscriber.subscriberId, cookieId) : anonymousVoter(ownId);
    const outcome = await countVote({ poll, choice: oneOf(fields, 'choice') ?? '', voter });
    if (outcome !== 'counted') throw new Refusal(...refusals[outcome]);
    return subscriber ? counted : { ...counted, headers: { 'Set-Cookie': voterCookie(ownId) } };
  },
});
