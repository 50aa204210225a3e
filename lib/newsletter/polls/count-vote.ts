import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { inTransaction } from '../../base/db/in-transaction';
import { subscribers, votes } from '../../base/db/schema';
import { env } from '../../base/env/env';
import { phaseOf } from '../../content/model/poll-phase';
import { findPoll } from '../../content/model/polls';
import type { Voter } from './voter';

/** `not-found` is a poll that there is not, `no-subscriber` that the voter has been erased. */
export type VoteOutcome = 'counted' | 'closed' | 'not-open' | 'bad-choice' | 'not-found' | 'no-subscriber';

/**
 * Counts a vote. Each voter has one in each poll, and may change it until the poll closes; the last that is sent stays.
 *
 * @throws Unavailable
 */
export async function countVote({ poll: id, choice, voter }: { poll: string; choice: string; voter: Voter }): Promise<VoteOutcome> {
  const poll = findPoll(id);
  if (!poll) return 'not-found';
  const phase = phaseOf(poll, env.now);
  if (phase !== 'open') return phase;
  if (!poll.options.some(({ key }) => key === choice)) return 'bad-choice';

  const { subscriberId, keys } = voter;
  const [key, ...others] = keys;
  return inTransaction(async (db) => {
    if (subscriberId !== undefined) {
      const found = db.select({ id: subscribers.id }).from(subscribers).where(eq(subscribers.id, subscriberId));
      // Nobody may erase them before this is done.
      if ((await found.for('key share')).length === 0) return 'no-subscriber';
    }
    if (others.length) await db.delete(votes).where(and(eq(votes.poll, id), inArray(votes.voter, others)));
    await db
      .insert(votes)
      .values({ poll: id, voter: key, choice, subscriberId })
      .onConflictDoUpdate({ target: [votes.poll, votes.voter], set: { choice, changedAt: sql`now()` } });
    return 'counted';
  });
}
