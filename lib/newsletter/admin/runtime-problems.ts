import 'server-only';
import { and, eq, gt, isNotNull, lt, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { campaigns, sendThrottle, subscribers } from '../../base/db/schema';
import { env } from '../../base/env/env';
import { isQueueLate } from '../delivery/is-queue-late';
import type { MailQueue } from './mail-queue';
import { type Problem, problemIf } from './problem';

/** Returns the problems that the database shows: of its own configuration, of sending, and of sign-ups. */
export async function findRuntimeProblems(db: Database, queue: MailQueue): Promise<Problem[]> {
  const durability = env.databaseUrl ? await readDurability(db) : undefined;
  const ended = queue.sent + queue.failed;
  const [signUps = { all: 0, pending: 0 }] = await db
    .select({ all: sql<number>`count(*)::int`, pending: sql<number>`(count(*) filter (where ${subscribers.state} = 'pending'))::int` })
    .from(subscribers)
    .where(and(gt(subscribers.createdAt, sql`now() - interval '7 days'`), lt(subscribers.createdAt, sql`now() - interval '1 hour'`)));
  const [down] = await db.select({ reply: sendThrottle.downReply }).from(sendThrottle).where(isNotNull(sendThrottle.downSince));
  const paused = await db.select({ slug: campaigns.slug }).from(campaigns).where(eq(campaigns.state, 'paused'));
  return [
    ...problemIf(durability?.fsync === 'off', 'fsync-off'),
    ...problemIf(durability?.commit === 'off', 'commit-not-synchronous'),
    ...problemIf(down !== undefined, 'mail-server-down', { reply: down?.reply ?? '' }),
    ...problemIf(paused.length > 0, 'campaign-paused', { posts: paused.map(({ slug }) => slug).join(', ') }),
    ...problemIf(await isQueueLate(db), 'mail-late'),
    // A few dead mailboxes are normal.
    ...problemIf(queue.failed >= 5 && queue.failed > ended / 20, 'sends-failing', { failed: queue.failed, ended }),
    ...problemIf(signUps.all >= 20 && signUps.pending > signUps.all / 2, 'few-confirm', { pending: signUps.pending, asked: signUps.all }),
  ];
}

/** Returns the server settings on which it depends whether committed rows survive a crash. */
async function readDurability(db: Database): Promise<{ fsync: string; commit: string } | undefined> {
  const [row] = await db
    .select({ fsync: sql<string>`current_setting('fsync')`, commit: sql<string>`current_setting('synchronous_commit')` })
    .from(sql`(select 1) as one`);
  return row;
}
