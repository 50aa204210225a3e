import 'server-only';
import { and, eq, lte, sql } from 'drizzle-orm';
import type { Database } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import { editions, mailings } from '../db/schema';
import { log, logFailure } from '../log';
import { lockMailing } from './find-mailing';
import { composeEditions, freezeMailing } from './freeze-mailing';
import type { PauseReason } from './pause-mailing';
import { readRenditions } from './rendition';

/** A mailing that could not begin for so long waits for a person, who may not want it any more, in milliseconds. */
const mostLate = 6 * 3_600_000;

/**
 * Begins the mailings whose time has come: what they say and whom they go to is frozen now. May run in any number of processes. One that
 * cannot begin is tried again the next time, and the others begin.
 *
 * @throws Unavailable where the database is away
 */
export async function startScheduled(): Promise<void> {
  const lateness = sql<number>`(extract(epoch from now() - ${mailings.scheduledFor}) * 1000)::float8`;
  const due = await inTransaction((db) =>
    db
      .select({ id: mailings.id, slug: mailings.slug, lateness })
      .from(mailings)
      .where(and(eq(mailings.state, 'scheduled'), lte(mailings.scheduledFor, sql`now()`))),
  );
  for (const { id, slug, lateness } of due)
    try {
      const state = await start(id, slug, Number(lateness) > mostLate);
      log('scheduled mailing', { mailing: id, slug, state });
    } catch (error) {
      logFailure('scheduled mailing', error, { mailing: id, slug });
    }
}

async function start(id: string, slug: string, isLate: boolean): Promise<PauseReason | 'sending' | undefined> {
  const renditions = isLate ? new Map() : await readRenditions(slug);
  const composed = await composeEditions(id, renditions);
  return inTransaction(async (db) => {
    if (!(await lockMailing(db, id, 'scheduled'))) return undefined;
    if (isLate) return waitForPerson(db, id, 'schedule-missed');
    if (renditions.size === 0) return waitForPerson(db, id, 'not-published');
    if ((await freezeMailing(db, id, renditions, composed)) === 0) return waitForPerson(db, id, 'nobody');
    return 'sending';
  });
}

async function waitForPerson(db: Database, id: string, pauseReason: PauseReason): Promise<PauseReason> {
  await db.delete(editions).where(eq(editions.mailingId, id));
  await db.update(mailings).set({ state: 'paused', pauseReason, frozenAt: null }).where(eq(mailings.id, id));
  return pauseReason;
}
