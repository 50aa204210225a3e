import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { inTransaction } from '../../base/db/in-transaction';
import { subscribers, votes } from '../../base/db/schema';
import { env } from '../../base/env/env';
import { phaseOf } from '../../content/model/poll-phase';
import { findPoll, type Poll } from '../../content/model/polls';
import type { Voter } from './voter';

/** `not-found`: there is no such poll. `no-subscriber`: the voter has been erased. */
export type VoteResult = 'counted' | 'closed' | 'not-open' | 'bad-choice' | 'not-found' | 'no-subscriber';

export interface PollResults {
  /** The votes for each option, in the poll's order. */
  counts: { key: string; count: number }[];
  total: number;
}

/**
 * Casts a vote. Each voter has one vote in each poll and may change it until the poll closes.
 *
 * @throws Unavailable
 */
export async function castVote({ poll: id, choice, voter }: { poll: string; choice: string; voter: Voter }): Promise<VoteResult> {
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
      // The lock keeps the subscriber from being erased before the vote is stored.
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

/**
 * Returns the key of the option that a voter chose, or undefined if they have not voted.
 *
 * @throws Unavailable
 */
export async function findVote(poll: string, { keys }: Voter): Promise<string | undefined> {
  const rows = await inTransaction((db) =>
    db
      .select({ voter: votes.voter, choice: votes.choice })
      .from(votes)
      .where(and(eq(votes.poll, poll), inArray(votes.voter, [...keys]))),
  );
  return keys.flatMap((key) => rows.filter(({ voter }) => voter === key))[0]?.choice;
}

/**
 * Returns the results of a poll so far. Votes for an option that the poll no longer has are left out.
 *
 * @throws Unavailable
 */
export async function readPollResults({ id, options }: Pick<Poll, 'id' | 'options'>): Promise<PollResults> {
  const rows = await inTransaction((db) =>
    db.select({ choice: votes.choice, count: sql<number>`count(*)::int` }).from(votes).where(eq(votes.poll, id)).groupBy(votes.choice),
  );
  const countOf = new Map(rows.map(({ choice, count }) => [choice, count]));
  const counts = options.map(({ key }) => ({ key, count: countOf.get(key) ?? 0 }));
  return { counts, total: counts.reduce((sum, { count }) => sum + count, 0) };
}
