import 'server-only';
import { and, gt, lt, sql } from 'drizzle-orm';
import type { Database } from '../db/database';
import { subscribers } from '../db/schema';
import { isMailLate } from '../deliveries/is-mail-late';
import { env } from '../env';
import type { MailQueue } from './mail-queue';

/** What is wrong, by the name that its words have in `desk.problems` of the dictionaries, and what they say of it. */
export interface Problem {
  key:
    | 'site-url-http'
    | 'site-url-local'
    | 'no-mail-server'
    | 'bad-mail-from'
    | 'mail-from-local'
    | 'made-secret'
    | 'short-admin-token'
    | 'mail-in-preview'
    | 'fsync-off'
    | 'commit-not-synchronous'
    | 'sends-failing'
    | 'mail-late'
    | 'few-confirm';
  values?: Record<string, string | number>;
}

/** What the environment has wrong: nothing is asked of the database. */
export function listSettingProblems(): Problem[] {
  const { protocol, hostname } = new URL(env.siteUrl);
  const isLocal = isLocalHost(hostname);
  const isPublic = !isLocal && !env.preview;
  const from = readMailFrom();
  return [
    ...problem(isPublic && protocol === 'http:', 'site-url-http', { url: env.siteUrl }),
    ...problem(isLocal && Boolean(env.smtpUrl) && !env.preview, 'site-url-local', { url: env.siteUrl }),
    ...problem(isPublic && !env.smtpUrl, 'no-mail-server'),
    ...problem(from === undefined, 'bad-mail-from'),
    ...problem(from !== undefined && Boolean(env.smtpUrl) && isLocalHost(from.slice(from.lastIndexOf('@') + 1)), 'mail-from-local'),
    ...problem(isPublic && !env.appSecret, 'made-secret', { file: `${env.dataFolder}/secret` }),
    ...problem(env.adminToken !== undefined && env.adminToken.length < 32, 'short-admin-token'),
    ...problem(env.preview && Boolean(env.smtpUrl), 'mail-in-preview'),
  ];
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

function problem(isSo: boolean, key: Problem['key'], values?: Problem['values']): Problem[] {
  return isSo ? [{ key, ...(values && { values }) }] : [];
}

function isLocalHost(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127\./.test(host);
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
