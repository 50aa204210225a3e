import 'server-only';
import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { inTransaction } from '../../base/db/in-transaction';
import { deliveries, sendLeases } from '../../base/db/schema';
import { mostRefusals, pauseCampaign } from '../campaigns/pause-campaign';
import { replyText } from '../email/reply-text';
import { suppressMailbox } from '../subscribers/suppress-mailbox';
import type { DueDelivery } from './due-delivery';
import { isFailingOften } from './is-failing-often';
import { nextAttempt } from './next-attempt';
import { isDeadAddress, type Outcome } from './outcome';
import { isStillOurs, leaseFromNow, type SendLease } from './send-leases';

/** `unsent`: none of it was handed over, through no fault of its own. */
export type RecordedOutcome = Outcome | { status: 'unsent'; code?: undefined; reply?: string };

/**
 * Writes down what became of the lease's message, with all that follows from it, and leaves the lease empty. To do it again changes
 * nothing. Gives `lost` where somebody else has the lease by now, whose word counts.
 */
export async function recordOutcome(lease: SendLease, delivery: DueDelivery, outcome: RecordedOutcome): Promise<'lost' | undefined> {
  return inTransaction(async (db) => {
    const [held] = await db.select().from(sendLeases).where(isStillOurs(lease)).for('update');
    if (!held) return 'lost';
    if (held.deliveryId !== delivery.id) return undefined;
    await db.update(sendLeases).set({ deliveryId: null, leaseUntil: leaseFromNow() }).where(isStillOurs(lease));
    const said = { smtpCode: outcome.code ?? null, smtpReply: outcome.reply === undefined ? null : replyText(outcome.reply) };
    const [recorded] = await db
      .update(deliveries)
      .set({ ...said, ...whatNow(delivery, outcome) })
      .where(eq(deliveries.id, delivery.id))
      .returning({ status: deliveries.status });
    await drawConsequences(db, delivery, outcome, recorded?.status === 'failed');
    return undefined;
  });
}

function whatNow({ kind, attempts }: DueDelivery, { status }: RecordedOutcome) {
  switch (status) {
    case 'sent':
      return { status, finishedAt: sql`now()` } as const;
    case 'failed':
      return failed();
    case 'deferred':
    case 'ambiguous':
      return { ...again(attempts), ...(status === 'ambiguous' && { ambiguous: sql`${deliveries.ambiguous} + 1` }) };
    case 'refused':
      // Nobody resumes a notice: it is tried again like one that was put off.
      if (kind === 'notice') return again(attempts);
      return refused();
    case 'unsent':
      return untouched();
  }
}

/** What has been put off too often has failed. */
function again(attempts: number) {
  const wait = nextAttempt(attempts);
  if (wait === undefined) return failed();
  return { status: 'queued', nextAt: sql`now() + make_interval(secs => ${wait})` } as const;
}

function failed() {
  return { status: 'failed', finishedAt: sql`now()` } as const;
}

/** As it was before, at the end of the queue: this try does not count. */
function untouched() {
  return { status: 'queued', nextAt: sql`now()`, attempts: sql`${deliveries.attempts} - 1` } as const;
}

/** The same; but what is refused whenever a person has its campaign go on, while others of it are taken, is refused for whom it goes to. */
function refused() {
  const isLast = sql`(${deliveries.refusals} + 1 >= ${mostRefusals} and exists (select from deliveries other
    where other.campaign_id = ${deliveries.campaignId} and other.status = 'sent' and other.finished_at > ${deliveries.firstDispatchAt}))`;
  return {
    ...untouched(),
    refusals: sql`${deliveries.refusals} + 1`,
    status: sql`case when ${isLast} then 'failed' else 'queued' end`,
    finishedAt: sql`case when ${isLast} then now() end`,
  };
}

async function drawConsequences(db: Database, delivery: DueDelivery, outcome: RecordedOutcome, hasFailed: boolean): Promise<void> {
  if (outcome.status === 'unsent') return;
  const { campaignId } = delivery;
  if (isDeadAddress(outcome)) await suppressMailbox(db, addressOf(delivery).toLowerCase(), 'bounced');
  if (campaignId === null) return;
  if (outcome.status === 'refused' && !hasFailed) await pauseCampaign(db, campaignId, 'refused-by-policy', outcome.reply);
  if (hasFailed && (await isFailingOften(db, campaignId))) await pauseCampaign(db, campaignId, 'many-failures', outcome.reply);
}

/** Where it went: the link that makes a new address theirs goes to that one, which may be mistyped. */
function addressOf(delivery: DueDelivery): string {
  return delivery.kind === 'campaign' ? delivery.address : (delivery.link?.newAddress ?? delivery.subscriber.address);
}
