import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { inTransaction } from '../../base/db/in-transaction';
import { votes } from '../../base/db/schema';
import type { Poll } from '../../content/model/polls';

export interface PollResults {
  /** How many chose each option, in the poll's own order. */
  counts: { key: string; count: number }[];
  total: number;
}

/**
 * How the votes of a poll stand. A vote for an option that the poll no longer has counts for none.
 *
 * @throws Unavailable
 */
export async function pollResults({ id, options }: Pick<Poll, 'id' | 'options'>): Promise<PollResults> {
  const rows = await inTransaction((db) =>
    db.select({ choice: votes.choice, count: sql<number>`count(*)::int` }).from(votes).where(eq(votes.poll, id)).groupBy(votes.choice),
  );
  const counted = new Map(rows.map(({ choice, count }) => [choice, count]));
  const counts = options.map(({ key }) => ({ key, count: counted.get(key) ?? 0 }));
  return { counts, total: counts.reduce((sum, { count }) => sum + count, 0) };
}
