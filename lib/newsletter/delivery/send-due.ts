import 'server-only';
import { and, eq, exists, isNotNull, isNull, lt, lte, notExists, sql } from 'drizzle-orm';
import { inTransaction } from '../../base/db/in-transaction';
import { campaigns, deliveries, sendLeases } from '../../base/db/schema';
import { log, logError } from '../../base/log/log';
import type { Cursor } from './claim-next';
import { createLeases } from './send-leases';
import { noCounts, type SendCounts, type SendingOptions, SendRun } from './send-run';
import { isThrottleOpen } from './throttle';

/**
 * Sends everything that is due, one campaign after the other, and returns the number of messages with each outcome. Safe to run in several
 * processes at once. Connects to the mail server before it claims a message: while the server is down, no attempts are used up.
 *
 * @throws Unavailable when the database is away for longer than a lease lasts
 */
export async function sendDue(options: SendingOptions): Promise<SendCounts> {
  const counts = noCounts();
  await createLeases(options.leases);
  let last: string | undefined;
  for (;;) {
    const due = await findDue();
    if (options.signal?.aborted || (!due.cursor && !due.hasOther) || !(await isThrottleOpen())) break;
    const before = JSON.stringify(counts);
    const isReachable = await new SendRun(options, due.cursor, counts).run();
    const now = due.cursor?.campaignId ?? 'notifications';
    // No progress: other processes hold all leases, or the throttle is closed.
    if (!isReachable || (JSON.stringify(counts) === before && now === last)) break;
    last = now;
  }
  await finishCampaigns();
  return counts;
}

interface Due {
  /** The oldest campaign with due deliveries, from its start. */
  cursor: Cursor | undefined;
  /** Whether a notification is due, or an expired lease has an unfinished delivery. */
  hasOther: boolean;
}

function findDue(): Promise<Due> {
  return inTransaction(async (db) => {
    const isDue = and(eq(deliveries.status, 'queued'), lte(deliveries.nextAt, sql`now()`));
    const ofCampaign = db
      .select({ id: deliveries.id })
      .from(deliveries)
      .where(and(eq(deliveries.campaignId, campaigns.id), isDue));
    const [campaign] = await db
      .select({ id: campaigns.id })
      .from(campaigns)
      .where(and(eq(campaigns.state, 'sending'), exists(ofCampaign)))
      .orderBy(campaigns.frozenAt)
      .limit(1);
    const notifications = db
      .select({ id: deliveries.id })
      .from(deliveries)
      .where(and(isNull(deliveries.campaignId), isDue))
      .limit(1);
    const unfinished = db
      .select({ id: sendLeases.id })
      .from(sendLeases)
      .where(and(isNotNull(sendLeases.deliveryId), lt(sendLeases.leaseUntil, sql`now()`)))
      .limit(1);
    const hasOther = (await notifications).length > 0 || (await unfinished).length > 0;
    return { cursor: campaign && { campaignId: campaign.id, dueAt: '-infinity', id: 0 }, hasOther };
  });
}

/** Marks campaigns without open deliveries as done, if their number of deliveries equals their audience. */
async function finishCampaigns(): Promise<void> {
  const finished = await inTransaction(async (db) => {
    const open = db
      .select({ id: deliveries.id })
      .from(deliveries)
      .where(and(eq(deliveries.campaignId, campaigns.id), sql`${deliveries.status} in ('queued', 'sending')`));
    const rows = await db
      .select({ id: campaigns.id, audience: campaigns.audience })
      .from(campaigns)
      .where(and(eq(campaigns.state, 'sending'), notExists(open)));
    const checked: { id: string; audience: number | null; count: number }[] = [];
    for (const { id, audience } of rows) {
      const count = await db.$count(deliveries, eq(deliveries.campaignId, id));
      checked.push({ id, audience, count });
      if (count !== audience) continue;
      await db
        .update(campaigns)
        .set({ state: 'done', finishedAt: sql`now()` })
        .where(and(eq(campaigns.id, id), eq(campaigns.state, 'sending')));
    }
    return checked;
  });
  for (const { id, audience, count } of finished)
    if (count === audience) log('campaign finished', { campaign: id, audience });
    else logError('campaign', new Error(`Campaign totals do not match: audience ${audience}, deliveries ${count}.`), { campaign: id });
}
