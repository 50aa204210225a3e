import 'server-only';
import { and, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import { inTransaction } from '../../base/db/in-transaction';
import { sendThrottle } from '../../base/db/schema';
import { pauseAllCampaigns } from '../campaigns/pause-campaign';
import type { CannotConnect } from '../email/mail-session';
import { replyText } from '../email/reply-text';

/** Seconds until the next attempt to connect. Servers lock clients out after too many failed logins. */
const retryAfter = { down: 5, 'no-encryption': 60, 'sign-in-refused': 60 } as const;

/** Messages per day of a warm-up: mailbox providers treat a new sender with a large volume as a spammer. */
const warmUpLimits = [200, 500, 1000, 2000, 5000, 10_000, 20_000, 40_000, 80_000, 160_000, 320_000, 640_000];

/** Limits for campaign messages. Notifications are not limited. */
export interface SendLimits {
  /** Messages per minute; undefined for no limit. */
  perMinute?: number | undefined;
  /** The first day of a warm-up, in UTC: `YYYY-MM-DD`. */
  warmUpFrom?: string | undefined;
}

/**
 * Returns whether to connect to the mail server. While it is down, returns true once per retry interval, in all processes together: that
 * caller makes the next attempt.
 */
export async function isThrottleOpen(): Promise<boolean> {
  return inTransaction(async (db) => {
    await db.insert(sendThrottle).values({}).onConflictDoNothing();
    const turn = await db
      .update(sendThrottle)
      .set({ retryAt: sql`now() + make_interval(secs => ${retryAfter.down})` })
      .where(and(isNotNull(sendThrottle.downSince), lte(sendThrottle.retryAt, sql`now()`)))
      .returning({ id: sendThrottle.id });
    return turn.length > 0 || (await db.$count(sendThrottle, isNull(sendThrottle.downSince))) > 0;
  });
}

/** Records that the server cannot be used. Pauses all campaigns when an operator has to fix it. */
export async function closeThrottle({ problem, reply }: CannotConnect): Promise<void> {
  await inTransaction((db) =>
    db.update(sendThrottle).set({
      downSince: sql`coalesce(${sendThrottle.downSince}, now())`,
      downReply: replyText(reply),
      retryAt: sql`now() + make_interval(secs => ${retryAfter[problem]})`,
    }),
  );
  if (problem !== 'down') await pauseAllCampaigns(problem, reply);
}

/** Records that the server can be used. */
export async function openThrottle(): Promise<void> {
  await inTransaction((db) => db.update(sendThrottle).set({ downSince: null, downReply: null }).where(isNotNull(sendThrottle.downSince)));
}

/** Takes one campaign message from the quota and returns 0, or returns the milliseconds to wait before the next attempt. */
export async function consumeSendQuota({ perMinute, warmUpFrom }: SendLimits): Promise<number> {
  if (!perMinute && !warmUpFrom) return 0;
  const interval = perMinute ? 60 / perMinute : 0;
  const today = sql`(now() at time zone 'UTC')::date`;
  const begunToday = sql`case when ${sendThrottle.day} = ${today} then ${sendThrottle.begunToday} else 0 end`;
  // A PostgreSQL array is null outside its bounds: no limit before and after the warm-up.
  const limit = warmUpFrom
    ? sql`coalesce((${sql.param(`{${warmUpLimits}}`)}::int[])[${today} - ${warmUpFrom}::date + 1], 2147483647)`
    : sql`2147483647`;
  return inTransaction(async (db) => {
    const taken = await db
      .update(sendThrottle)
      .set({
        nextFreeAt: sql`greatest(${sendThrottle.nextFreeAt}, now() - interval '1 second') + make_interval(secs => ${interval})`,
        day: today,
        begunToday: sql`${begunToday} + 1`,
      })
      .where(and(eq(sendThrottle.id, 1), lte(sendThrottle.nextFreeAt, sql`now()`), sql`${begunToday} < ${limit}`))
      .returning({ id: sendThrottle.id });
    if (taken.length) return 0;
    const wait = sql<number>`(extract(epoch from case when ${begunToday} < ${limit} then ${sendThrottle.nextFreeAt}
      else (${today} + 1) at time zone 'UTC' end - now()) * 1000)::float8`;
    const [throttle] = await db.select({ wait }).from(sendThrottle);
    return Math.max(1, Math.ceil(Number(throttle?.wait ?? 1000)));
  });
}
