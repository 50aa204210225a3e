import 'server-only';
import { and, eq, gt, isNotNull, lt, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { campaigns, sendThrottle, subscribers } from '../../base/db/schema';
import { env } from '../../base/env/env';
import { isQueueLate } from '../delivery/is-queue-late';
import type { MailQueue } from './mail-queue';
import { type Problem, problem } from './problem';
import { settingProblems } from './setting-problems';

/** What the environment has wrong: nothing is asked of the database. */
export function listSettingProblems(): Problem[] {
  return settingProblems(process.env);
}

/** What the database tells: of itself, of the mail, and of who confirms. */
export async function listRunningProblems(db: Database, queue: MailQueue): Promise<Problem[]> {
  const settings = env.databaseUrl ? await readDurability(db) : { fsync: 'on', commit: 'on' };
  const ended = queue.sent + queue.failed;
  const [asked = { all: 0, pending: 0 }] = await db
    .select({ all: sql<number>`count(*)::int`, pending: sql<number>`(count(*) filter (where ${subscribers.state} = 'pending'))::int` })
    .from(subscribers)
    .where(and(gt(subscribers.createdAt, sql`now() - interval '7 days'`), lt(subscribers.createdAt, sql`now() - interval '1 hour'`)));
  const [gate] = await db.select({ reply: sendThrottle.downReply }).from(sendThrottle).where(isNotNull(sendThrottle.downSince));
  const paused = await db.select({ slug: campaigns.slug }).from(campaigns).where(eq(campaigns.state, 'paused'));
  return [
    ...problem(settings.fsync === 'off', 'fsync-off'),
    ...problem(settings.commit === 'off', 'commit-not-synchronous'),
    ...problem(gate !== undefined, 'mail-server-down', { reply: gate?.reply ?? '' }),
    ...problem(paused.length > 0, 'campaign-paused', { posts: paused.map(({ slug }) => slug).join(', ') }),
    ...problem(await isQueueLate(db), 'mail-late'),
    // A few dead mailboxes are no sign of anything.
    ...problem(queue.failed >= 5 && queue.failed > ended / 20, 'sends-failing', { failed: queue.failed, ended }),
    ...problem(asked.all >= 20 && asked.pending > asked.all / 2, 'few-confirm', { pending: asked.pending, asked: asked.all }),
  ];
}

/** Whether what the server says is stored survives its end. */
async function readDurability(db: Database): Promise<{ fsync?: string; commit?: string }> {
  const [row] = await db
    .select({ fsync: sql<string>`current_setting('fsync')`, commit: sql<string>`current_setting('synchronous_commit')` })
    .from(sql`(select 1) as one`);
  return row ?? {};
}
