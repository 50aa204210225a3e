import 'server-only';
import { and, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import { inTransaction } from '../db/in-transaction';
import { sendGate } from '../db/schema';
import type { CannotConnect } from '../email/cannot-connect';
import { pauseAllMailings } from '../mailings/pause-mailing';
import { replyText } from '../reply-text';

/** How long to leave a server alone that could not be used, in seconds; who signs in wrongly too often is locked out. */
const rests = { down: 5, 'no-encryption': 60, 'sign-in-refused': 60 } as const;

/** So many messages on each day of a warm-up: a new sender that sends thousands on its first day is taken for a spammer. */
const warmUp = [200, 500, 1000, 2000, 5000, 10_000, 20_000, 40_000, 80_000, 160_000, 320_000, 640_000];

/** How fast mailings may go. */
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
export async function isGateOpen(): Promise<boolean> {
  return inTransaction(async (db) => {
    await db.insert(sendGate).values({}).onConflictDoNothing();
    const turn = await db
      .update(sendGate)
      .set({ retryAt: sql`now() + make_interval(secs => ${rests.down})` })
      .where(and(isNotNull(sendGate.downSince), lte(sendGate.retryAt, sql`now()`)))
      .returning({ id: sendGate.id });
    return turn.length > 0 || (await db.$count(sendGate, isNull(sendGate.downSince))) > 0;
  });
}

/** Writes down that the server could not be used. Where it would not take us later either, mailings wait for a person. */
export async function closeGate({ problem, reply }: CannotConnect): Promise<void> {
  await inTransaction((db) =>
    db.update(sendGate).set({
      downSince: sql`coalesce(${sendGate.downSince}, now())`,
      downReply: replyText(reply),
      retryAt: sql`now() + make_interval(secs => ${rests[problem]})`,
    }),
  );
  if (problem !== 'down') await pauseAllMailings(problem, reply);
}

/** Writes down that the server can be used. */
export async function openGate(): Promise<void> {
  await inTransaction((db) => db.update(sendGate).set({ downSince: null, downReply: null }).where(isNotNull(sendGate.downSince)));
}

/** Takes a turn for one message of a mailing, and gives 0, or how many milliseconds there are until the next turn. */
export async function takeSendTurn({ perMinute, warmUpFrom }: SendLimits): Promise<number> {
  if (!perMinute && !warmUpFrom) return 0;
  const pause = perMinute ? 60 / perMinute : 0;
  const today = sql`(now() at time zone 'UTC')::date`;
  const begunToday = sql`case when ${sendGate.day} = ${today} then ${sendGate.begunToday} else 0 end`;
  // An array has nothing, so there is no limit, before its beginning and after its end.
  const most = warmUpFrom
    ? sql`coalesce((${sql.param(`{${warmUp}}`)}::int[])[${today} - ${warmUpFrom}::date + 1], 2147483647)`
    : sql`2147483647`;
  return inTransaction(async (db) => {
    const taken = await db
      .update(sendGate)
      .set({
        nextFreeAt: sql`greatest(${sendGate.nextFreeAt}, now() - interval '1 second') + make_interval(secs => ${pause})`,
        day: today,
        begunToday: sql`${begunToday} + 1`,
      })
      .where(and(eq(sendGate.id, 1), lte(sendGate.nextFreeAt, sql`now()`), sql`${begunToday} < ${most}`))
      .returning({ id: sendGate.id });
    if (taken.length) return 0;
    const wait = sql<number>`(extract(epoch from case when ${begunToday} < ${most} then ${sendGate.nextFreeAt}
      else (${today} + 1) at time zone 'UTC' end - now()) * 1000)::float8`;
    const [gate] = await db.select({ wait }).from(sendGate);
    return Math.max(1, Math.ceil(Number(gate?.wait ?? 1000)));
  });
}
