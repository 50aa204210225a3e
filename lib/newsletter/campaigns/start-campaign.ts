import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, lte, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { inTransaction } from '../../base/db/in-transaction';
import { campaigns, snapshots } from '../../base/db/schema';
import { env } from '../../base/env/env';
import { HttpError } from '../../base/http/http-error';
import type { Locale } from '../../base/i18n/i18n';
import { log, logError } from '../../base/log/log';
import { composeSnapshot, sha256Of } from './compose-snapshot';
import { findCampaign, type KnownCampaign, lockCampaign } from './find-campaign';
import type { PauseReason } from './pause-campaign';
import { audienceOf, textArray } from './plan-campaign';
import { allSlugs, type RenderedEmail, readRenderedEmails } from './rendered-email';

type RenderedEmails = ReadonlyMap<Locale, RenderedEmail>;
type Snapshot = typeof snapshots.$inferInsert;

export interface StartedCampaign extends KnownCampaign {
  /** False when the post already had a campaign, which is then returned unchanged. */
  isNew: boolean;
}

/** How far in the future a campaign can be scheduled, and how far in the past a time counts as now, in milliseconds. */
const [maxAhead, maxBehind] = [366 * 86_400_000, 60_000];

/** A scheduled campaign that is this late is paused, since it may no longer be wanted, in milliseconds. */
const maxLateness = 6 * 3_600_000;

/**
 * Starts the campaign of a post, or schedules it. Idempotent: a post has one campaign, which is returned if it exists.
 *
 * @throws HttpError when the post is not published, has no audience, or the time is out of range; Unavailable
 */
export async function startCampaign(slug: string, at?: Date): Promise<StartedCampaign> {
  const existing = await inTransaction((db) => findCampaign(db, [slug]));
  if (existing) return { ...existing, isNew: false };
  const ahead = at ? at.getTime() - Date.now() : 0;
  if (!(ahead >= -maxBehind && ahead <= maxAhead)) throw new HttpError(400, 'bad-time');
  const renderedEmails = await readRenderedEmails(slug);
  if (renderedEmails.size === 0) throw new HttpError(404, 'no-such-post');
  const renamed = await inTransaction((db) => findCampaign(db, allSlugs(slug, renderedEmails)));
  if (renamed) return { ...renamed, isNew: false };
  const id = randomUUID();
  const composed = await composeSnapshots(id, renderedEmails);
  const isNew = await inTransaction(async (db) => {
    const inserted = await db
      .insert(campaigns)
      .values({ id, slug, state: 'scheduled', topics: [], ...(at && { scheduledFor: at }) })
      .onConflictDoNothing()
      .returning();
    if (inserted.length && !at && (await freezeCampaign(db, id, renderedEmails, composed)) === 0)
      throw new HttpError(409, 'nobody-wants-it');
    return inserted.length > 0;
  });
  return isNew ? { id, isNew, state: at ? 'scheduled' : 'sending' } : startCampaign(slug, at);
}

/**
 * Starts the scheduled campaigns that are due: their snapshots and audience are frozen now. Safe to run in several processes at once. A
 * campaign that fails to start is tried again on the next call.
 *
 * @throws Unavailable when the database is away
 */
export async function startScheduled(): Promise<void> {
  const lateness = sql<number>`(extract(epoch from now() - ${campaigns.scheduledFor}) * 1000)::float8`;
  const due = await inTransaction((db) =>
    db
      .select({ id: campaigns.id, slug: campaigns.slug, lateness })
      .from(campaigns)
      .where(and(eq(campaigns.state, 'scheduled'), lte(campaigns.scheduledFor, sql`now()`))),
  );
  for (const { id, slug, lateness } of due)
    try {
      const state = await startDue(id, slug, Number(lateness) > maxLateness);
      log('scheduled campaign', { campaign: id, slug, state });
    } catch (error) {
      logError('scheduled campaign', error, { campaign: id, slug });
    }
}

async function startDue(id: string, slug: string, isLate: boolean): Promise<PauseReason | 'sending' | undefined> {
  const renderedEmails = isLate ? new Map() : await readRenderedEmails(slug);
  const composed = await composeSnapshots(id, renderedEmails);
  return inTransaction(async (db) => {
    if (!(await lockCampaign(db, id, 'scheduled'))) return undefined;
    if (isLate) return pauseUnstarted(db, id, 'schedule-missed');
    if (renderedEmails.size === 0) return pauseUnstarted(db, id, 'not-published');
    if ((await freezeCampaign(db, id, renderedEmails, composed)) === 0) return pauseUnstarted(db, id, 'nobody');
    return 'sending';
  });
}

async function pauseUnstarted(db: Database, id: string, pauseReason: PauseReason): Promise<PauseReason> {
  await db.delete(snapshots).where(eq(snapshots.campaignId, id));
  await db.update(campaigns).set({ state: 'paused', pauseReason, frozenAt: null }).where(eq(campaigns.id, id));
  return pauseReason;
}

/** Composes the snapshot in each language, before anything is written: an error must leave no campaign behind. */
export function composeSnapshots(campaignId: string, renderedEmails: RenderedEmails): Promise<Snapshot[]> {
  return Promise.all(
    [...renderedEmails].map(async ([locale, { message }]) => {
      const composed = await composeSnapshot(message, `m.${campaignId}.${locale}`, env.mailFrom);
      const { subject, html, text } = message;
      return { campaignId, locale, subject, html, text, message: composed, sha256: sha256Of(composed) };
    }),
  );
}

/**
 * Freezes a campaign: stores its snapshots and enqueues a delivery for each subscriber of its audience. No later edit, build or sign-up
 * changes it. Returns the size of the audience.
 */
export async function freezeCampaign(
  db: Database,
  campaignId: string,
  renderedEmails: RenderedEmails,
  composed: Snapshot[],
): Promise<number> {
  await db.insert(snapshots).values(composed);
  const audience = audienceOf(renderedEmails, [...renderedEmails.keys()]);
  let last: string | undefined = '00000000-0000-0000-0000-000000000000';
  while (last) last = await enqueueDeliveries(db, campaignId, audience, last);
  const frozen = {
    state: 'sending',
    topics: sql`${textArray([...renderedEmails.values()].flatMap(({ topics }) => topics))}`,
    audience: sql`(select count(*) from deliveries where campaign_id = ${campaignId}::uuid)`,
    frozenAt: sql`now()`,
  } as const;
  const [row] = await db.update(campaigns).set(frozen).where(eq(campaigns.id, campaignId)).returning({ audience: campaigns.audience });
  return row?.audience ?? 0;
}

/** Deliveries per statement, so that none exceeds the statement timeout. */
const batchSize = 20_000;

/** Enqueues a batch of deliveries, in the order of subscriber ids. Returns the last id, or undefined when no subscribers remain. */
async function enqueueDeliveries(db: Database, campaignId: string, audience: SQL, after: string): Promise<string | undefined> {
  const result = await db.execute<{ last: string | null }>(sql`
    with next as (select * from (${audience}) as audience where audience.id > ${after}::uuid order by audience.id limit ${batchSize}),
      added as (
        insert into deliveries (campaign_id, subscriber_id, locale, follows_vote)
        select ${campaignId}::uuid, next.id, next.locale, next.follows_vote from next order by next.id on conflict do nothing)
    select (select id from next order by id desc limit 1) as last`);
  return (result as unknown as { rows: { last: string | null }[] }).rows[0]?.last ?? undefined;
}
