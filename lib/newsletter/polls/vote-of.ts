import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { inTransaction } from '../../base/db/in-transaction';
import { votes } from '../../base/db/schema';
import type { Voter } from './voter';

/**
 * What somebody chose in a poll, as the key of an option; undefined where they have not voted.
 *
 * @throws Unavailable
 */
export async function voteOf(poll: string, { keys }: Voter): Promise<string | undefined> {
  const rows = await inTransaction((db) =>
    db
      .select({ voter: votes.voter, choice: votes.choice })
      .from(votes)
      .where(and(eq(votes.poll, poll), inArray(votes.voter, [...keys]))),
  );
  return keys.flatMap((key) => rows.filter(({ voter }) => voter === key))[0]?.choice;
}
