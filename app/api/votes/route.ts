import { cleanToken } from '@/lib/base/auth/clean-token';
import { readSignedToken } from '@/lib/base/auth/signed-token';
import { env } from '@/lib/base/env/env';
import { HttpError, type HttpErrorReason } from '@/lib/base/http/http-error';
import { singleValue } from '@/lib/base/http/read-fields';
import { localePath } from '@/lib/base/i18n/i18n';
import { anonymousVoter, newVoterId, readVoterCookie, subscribedVoter, voterCookie } from '@/lib/newsletter/polls/voter';
import { castVote, type VoteResult } from '@/lib/newsletter/polls/votes';
import { createFormHandler } from '@/server/http/create-form-handler';

/** A school or an office votes from one network. */
const limit = { most: 30, seconds: 600 };

const failures: Record<Exclude<VoteResult, 'counted'>, [status: number, reason: HttpErrorReason]> = {
  closed: [409, 'poll-closed'],
  'not-open': [409, 'poll-not-open'],
  'bad-choice': [400, 'bad-choice'],
  'not-found': [404, 'not-found'],
  'no-subscriber': [404, 'vote-link-expired'],
};

export const POST = createFormHandler({
  name: 'votes',
  limit,
  async handle({ fields, locale, isSpam }, request) {
    const poll = singleValue(fields, 'poll') ?? '';
    const written = singleValue(fields, 'token');
    const token = written === undefined ? undefined : cleanToken(written);
    const query = token === undefined ? '' : `?${new URLSearchParams({ token })}`;
    const counted = { outcome: 'counted', page: localePath(locale, `/polls/${encodeURIComponent(poll)}${query}`) };
    if (isSpam) return counted;

    const subscriber = token === undefined ? undefined : readSignedToken('vote', token, env.now);
    if (typeof subscriber === 'string') throw new HttpError(404, 'vote-link-expired');
    const cookieId = readVoterCookie(request.headers);
    const ownId = cookieId ?? newVoterId();
    const voter = subscriber ? subscribedVoter(subscriber.subscriberId, cookieId) : anonymousVoter(ownId);
    const outcome = await castVote({ poll, choice: singleValue(fields, 'choice') ?? '', voter });
    if (outcome !== 'counted') throw new HttpError(...failures[outcome]);
    return subscriber ? counted : { ...counted, headers: { 'Set-Cookie': voterCookie(ownId) } };
  },
});
