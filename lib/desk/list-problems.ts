import 'server-only';
import { and, gt, lt, sql } from 'drizzle-orm';
import type { Database } from '../db/database';
import { subscribers } from '../db/schema';
import { isMailLate } from '../deliveries/is-mail-late';
import { env } from '../env';
import type { MailQueue } from './mail-queue';
import { type Problem, problem } from './problem';
import { settingProblems } from './setting-problems';

/** What the environment has wrong: nothing is asked of the database. */
export function listSettingProblems(): Problem[] {
  const { siteUrl, preview, smtpUrl, appSecret, adminToken, dataFolder } = env;
  return settingProblems({ siteUrl, preview, smtpUrl, appSecret, adminToken, dataFolder, mailFrom: readMailFrom() });
}

/** What the database tells: of itself, of the mail, and of who confirms. */
export async function listRunningProblems(db: Database, queue: MailQueue): Promise<Problem[]> {
  const settings = env.databaseUrl ? await readDurability(db) : { fsync: 'on', commit: 'on' };
  const ended = queue.sent + queue.failed;
  const [asked = { all: 0, pending: 0 }] = await db
    .select({ all: sql<number>`count(*)::int`, pending: sql<number>`(count(*) filter (where ${subscribers.state} = 'pending'))::int` })
    .from(subscribers)
    .where(and(gt(subscribers.createdAt, sql`now() - interval '7 days'`), lt(subscribers.createdAt, sql`now() - interval '1 hour'`)));
  return [
    ...problem(settings.fsync === 'off', 'fsync-off'),
    ...problem(settings.commit === 'off', 'commit-not-synchronous'),
    ...problem(await isMailLate(db), 'mail-late'),
    // A few dead mailboxes are no sign of anything.
    ...problem(queue.failed >= 5 && queue.failed > ended / 20, 'sends-failing', { failed: queue.failed, ended }),
    ...problem(asked.all >= 20 && asked.pending > asked.all / 2, 'few-confirm', { pending: asked.pending, asked: asked.all }),
  ];
}

function readMailFrom(): string | undefined {
  try {
    return env.mailFrom.address;
  } catch {
    return undefined;
  }
}

/** Whether what the server says is stored survives its end. */
async function readDurability(db: Database): Promise<{ fsync?: string; commit?: string }> {
  const [row] = await db
    .select({ fsync: sql<string>`current_setting('fsync')`, commit: sql<string>`current_setting('synchronous_commit')` })
    .from(sql`(select 1) as one`);
  return row ?? {};
}
