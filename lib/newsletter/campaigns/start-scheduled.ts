import 'server-only';
import { and, eq, lte, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { inTransaction } from '../../base/db/in-transaction';
import { campaigns, snapshots } from '../../base/db/schema';
import { log, logError } from '../../base/log/log';
import { lockCampaign } from './find-campaign';
import { composeSnapshots, freezeCampaign } from './freeze-campaign';
import type { PauseReason } from './pause-campaign';
import { readRenderedEmails } from './rendered-email';

/** A campaign that could not begin for so long waits for a person, who may not want it any more, in milliseconds. */
const mostLate = 6 * 3_600_000;

/**
 * Begins the campaigns whose time has come: what they say and whom they go to is frozen now. May run in any number of processes. One that
 * cannot begin is tried again the next time, and the others begin.
 *
 * @throws Unavailable where the database is away
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
      const state = await start(id, slug, Number(lateness) > mostLate);
      log('scheduled campaign', { campaign: id, slug, state });
    } catch (error) {
      logError('scheduled campaign', error, { campaign: id, slug });
    }
}

async function start(id: string, slug: string, isLate: boolean): Promise<PauseReason | 'sending' | undefined> {
  const renderedEmails = isLate ? new Map() : await readRenderedEmails(slug);
  const composed = await composeSnapshots(id, renderedEmails);
  return inTransaction(async (db) => {
    if (!(await lockCampaign(db, id, 'scheduled'))) return undefined;
    if (isLate) return waitForPerson(db, id, 'schedule-missed');
    if (renderedEmails.size === 0) return waitForPerson(db, id, 'not-published');
    if ((await freezeCampaign(db, id, renderedEmails, composed)) === 0) return waitForPerson(db, id, 'nobody');
    return 'sending';
  });
}

async function waitForPerson(db: Database, id: string, pauseReason: PauseReason): Promise<PauseReason> {
  await db.delete(snapshots).where(eq(snapshots.campaignId, id));
  await db.update(campaigns).set({ state: 'paused', pauseReason, frozenAt: null }).where(eq(campaigns.id, id));
  return pauseReason;
}
