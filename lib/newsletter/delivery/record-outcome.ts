import 'server-only';
import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { inTransaction } from '../../base/db/in-transaction';
import { campaigns, deliveries, sendLeases } from '../../base/db/schema';
import { bounceKindOf } from '../bounces/bounce';
import { maxRejections, pauseCampaign } from '../campaigns/pause-campaign';
import type { Outcome } from '../email/mail-session';
import { replyText } from '../email/reply-text';
import { suppressMailbox } from '../subscribers/suppress-mailbox';
import type { DueDelivery } from './due-delivery';
import { isHeld, leaseFromNow, type SendLease } from './send-leases';

/** `unsent`: the message was not tried, because no session could be opened. */
export type RecordedOutcome = Outcome | { status: 'unsent'; code?: undefined; reply?: string };

/**
 * Records the outcome of the lease's message with its consequences (suppression, pause), and empties the lease. Idempotent. Returns `lost`
 * when another worker has taken the lease over.
 */
export async function recordOutcome(lease: SendLease, delivery: DueDelivery, outcome: RecordedOutcome): Promise<'lost' | undefined> {
  return inTransaction(async (db) => {
    const [held] = await db.select().from(sendLeases).where(isHeld(lease)).for('update');
    if (!held) return 'lost';
    if (held.deliveryId !== delivery.id) return undefined;
    await db.update(sendLeases).set({ deliveryId: null, leaseUntil: leaseFromNow() }).where(isHeld(lease));
    const answer = { smtpCode: outcome.code ?? null, smtpReply: outcome.reply === undefined ? null : replyText(outcome.reply) };
    const [recorded] = await db
      .update(deliveries)
      .set({ ...answer, ...nextState(delivery, outcome) })
      .where(eq(deliveries.id, delivery.id))
      .returning({ status: deliveries.status });
    await applyConsequences(db, delivery, outcome, recorded?.status === 'failed');
    return undefined;
  });
}

function nextState({ kind, attempts }: DueDelivery, { status }: RecordedOutcome) {
  switch (status) {
    case 'sent':
      return { status, finishedAt: sql`now()` } as const;
    case 'failed':
      return failed();
    case 'deferred':
    case 'unconfirmed':
      return { ...retry(attempts), ...(status === 'unconfirmed' && { possibleDuplicates: sql`${deliveries.possibleDuplicates} + 1` }) };
    case 'rejected':
      // A notification has no campaign to pause: it is retried like a deferred one.
      return kind === 'notification' ? retry(attempts) : rejected();
    case 'unsent':
      return untouched();
  }
}

function retry(attempts: number) {
  const wait = nextAttempt(attempts);
  if (wait === undefined) return failed();
  return { status: 'queued', nextAt: sql`now() + make_interval(secs => ${wait})` } as const;
}

/** Seconds to wait after each deferred attempt (RFC 5321 section 4.5.4.1, with shorter waits first). */
const retryDelays = [60, 300, 1800, 7200, 21_600, 54_000];

/** Returns the seconds to wait after so many attempts, ±20 % so that retries spread out, or undefined to give up. */
export function nextAttempt(attempts: number): number | undefined {
  const delay = retryDelays[attempts - 1];
  return delay === undefined ? undefined : Math.round(delay * (0.8 + 0.4 * Math.random()));
}

function failed() {
  return { status: 'failed', finishedAt: sql`now()` } as const;
}

/** Returns the delivery to the end of the queue; this attempt does not count. */
function untouched() {
  return { status: 'queued', nextAt: sql`now()`, attempts: sql`${deliveries.attempts} - 1` } as const;
}

/**
 * The same; but a message that was rejected after every resume, while others of its campaign were accepted, has failed: the rejection is
 * about its recipient.
 */
function rejected() {
  const isLast = sql`(${deliveries.rejections} + 1 >= ${maxRejections} and exists (select from deliveries other
    where other.campaign_id = ${deliveries.campaignId} and other.status = 'sent' and other.finished_at > ${deliveries.firstDispatchAt}))`;
  return {
    ...untouched(),
    rejections: sql`${deliveries.rejections} + 1`,
    status: sql`case when ${isLast} then 'failed' else 'queued' end`,
    finishedAt: sql`case when ${isLast} then now() end`,
  };
}

async function applyConsequences(db: Database, delivery: DueDelivery, outcome: RecordedOutcome, hasFailed: boolean): Promise<void> {
  if (outcome.status === 'unsent') return;
  const { campaignId } = delivery;
  const isDeadAddress = outcome.status === 'failed' && bounceKindOf('', outcome.reply) === 'dead';
  if (isDeadAddress) await suppressMailbox(db, addressOf(delivery).toLowerCase(), 'bounced');
  if (campaignId === null) return;
  if (outcome.status === 'rejected' && !hasFailed) await pauseCampaign(db, campaignId, 'refused-by-policy', outcome.reply);
  if (hasFailed && (await isFailingOften(db, campaignId))) await pauseCampaign(db, campaignId, 'many-failures', outcome.reply);
}

/** Returns the recipient: a link that confirms a new address goes to that address, which may be mistyped. */
function addressOf(delivery: DueDelivery): string {
  return delivery.kind === 'campaign' ? delivery.address : (delivery.link?.newAddress ?? delivery.subscriber.address);
}

/** A campaign pauses when more than 10 of its last 200 messages failed: 5 %. */
const [windowSize, maxFailures] = [200, 10];

/** Returns whether too many messages of a campaign have failed since it was last resumed. */
async function isFailingOften(db: Database, campaignId: string): Promise<boolean> {
  return (await areManyRejected(db, campaignId)) || (await areManyGivenUp(db, campaignId));
}

async function areManyRejected(db: Database, campaignId: string): Promise<boolean> {
  const since = db.select({ at: campaigns.resumedAt }).from(campaigns).where(eq(campaigns.id, campaignId));
  const last = (status: 'sent' | 'failed') =>
    db
      .select({ status: deliveries.status, finishedAt: deliveries.finishedAt })
      .from(deliveries)
      .where(
        and(
          eq(deliveries.campaignId, campaignId),
          eq(deliveries.status, status),
          status === 'failed' ? sql`${deliveries.smtpCode} >= 500` : undefined,
          gt(deliveries.finishedAt, sql`coalesce((${since}), '-infinity')`),
        ),
      )
      .orderBy(desc(deliveries.finishedAt))
      .limit(windowSize);
  const [sent, failures] = [await last('sent'), await last('failed')];
  const finished = [...sent, ...failures].sort((one, other) => Number(other.finishedAt) - Number(one.finishedAt)).slice(0, windowSize);
  return finished.filter(({ status }) => status === 'failed').length > maxFailures;
}

/** Counts messages that were deferred until they failed against the whole campaign: they fail together at its end. */
async function areManyGivenUp(db: Database, campaignId: string): Promise<boolean> {
  const [campaign] = await db.select().from(campaigns).where(eq(campaigns.id, campaignId));
  const givenUp = and(
    eq(deliveries.campaignId, campaignId),
    eq(deliveries.status, 'failed'),
    isNull(deliveries.bouncedAt),
    sql`coalesce(${deliveries.smtpCode}, 0) < 500`,
    gt(deliveries.finishedAt, campaign?.resumedAt ?? campaign?.frozenAt ?? new Date(0)),
  );
  return (await db.$count(deliveries, givenUp)) > Math.max(maxFailures, ((campaign?.audience ?? 0) * maxFailures) / windowSize);
}
