import 'server-only';
import { and, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import { inTransaction } from '../../base/db/in-transaction';
import { sendThrottle } from '../../base/db/schema';
import { pauseAllCampaigns } from '../campaigns/pause-campaign';
import type { CannotConnect } from '../email/cannot-connect';
import { replyText } from '../email/reply-text';

/** How long to leave a server alone that could not be used, in seconds; who signs in wrongly too often is locked out. */
const rests = { down: 5, 'no-encryption': 60, 'sign-in-refused': 60 } as const;

/** So many messages on each day of a warm-up: a new sender that sends thousands on its first day is taken for a spammer. */
const warmUp = [200, 500, 1000, 2000, 5000, 10_000, 20_000, 40_000, 80_000, 160_000, 320_000, 640_000];

/** How fast campaigns may go. */
export interface SendLimits {
  /** Messages a minute; undefined for as many as go. */
  perMinute?: number | undefined;
  /** The first day of a warm-up, in UTC: `YYYY-MM-DD`. */
  warmUpFrom?: string | undefined;
}

/**
 * Whether the mail server may be tried. While it cannot be reached, one sender may try it now and then, whichever process that is in: to
 * ask is that one's turn.
 */
export async function isThrottleOpen(): Promise<boolean> {
  return inTransaction(async (db) => {
    await db.insert(sendThrottle).values({}).onConflictDoNothing();
    const turn = await db
      .update(sendThrottle)
      .set({ retryAt: sql`now() + make_interval(secs => ${rests.down})` })
      .where(and(isNotNull(sendThrottle.downSince), lte(sendThrottle.retryAt, sql`now()`)))
      .returning({ id: sendThrottle.id });
    return turn.length > 0 || (await db.$count(sendThrottle, isNull(sendThrottle.downSince))) > 0;
  });
}

/** Writes down that the server could not be used. Where it would not take us later either, campaigns wait for a person. */
export async function closeThrottle({ problem, reply }: CannotConnect): Promise<void> {
  await inTransaction((db) =>
    db.update(sendThrottle).set({
      downSince: sql`coalesce(${sendThrottle.downSince}, now())`,
      downReply: replyText(reply),
      retryAt: sql`now() + make_interval(secs => ${rests[problem]})`,
    }),
  );
  if (problem !== 'down') await pauseAllCampaigns(problem, reply);
}

/** Writes down that the server can be used. */
export async function openThrottle(): Promise<void> {
  await inTransaction((db) => db.update(sendThrottle).set({ downSince: null, downReply: null }).where(isNotNull(sendThrottle.downSince)));
}

/** Takes a turn for one message of a campaign, and gives 0, or how many milliseconds there are until the next turn. */
export async function consumeSendQuota({ perMinute, warmUpFrom }: SendLimits): Promise<number> {
  if (!perMinute && !warmUpFrom) return 0;
  const pause = perMinute ? 60 / perMinute : 0;
  const today = sql`(now() at time zone 'UTC')::date`;
  const begunToday = sql`case when ${sendThrottle.day} = ${today} then ${sendThrottle.begunToday} else 0 end`;
  // An array has nothing, so there is no limit, before its beginning and after its end.
  const most = warmUpFrom
    ? sql`coalesce((${sql.param(`{${warmUp}}`)}::int[])[${today} - ${warmUpFrom}::date + 1], 2147483647)`
    : sql`2147483647`;
  return inTransaction(async (db) => {
    const taken = await db
      .update(sendThrottle)
      .set({
        nextFreeAt: sql`greatest(${sendThrottle.nextFreeAt}, now() - interval '1 second') + make_interval(secs => ${pause})`,
        day: today,
        begunToday: sql`${begunToday} + 1`,
      })
      .where(and(eq(sendThrottle.id, 1), lte(sendThrottle.nextFreeAt, sql`now()`), sql`${begunToday} < ${most}`))
      .returning({ id: sendThrottle.id });
    if (taken.length) return 0;
    const wait = sql<number>`(extract(epoch from case when ${begunToday} < ${most} then ${sendThrottle.nextFreeAt}
      else (${today} + 1) at time zone 'UTC' end - now()) * 1000)::float8`;
    const [gate] = await db.select({ wait }).from(sendThrottle);
    return Math.max(1, Math.ceil(Number(gate?.wait ?? 1000)));
  });
}
