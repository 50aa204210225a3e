import 'server-only';
import { randomUUID } from 'node:crypto';
import { inTransaction } from '../../base/db/in-transaction';
import { campaigns } from '../../base/db/schema';
import { HttpError } from '../../base/http/http-error';
import { findCampaign, type KnownCampaign } from './find-campaign';
import { composeSnapshots, freezeCampaign } from './freeze-campaign';
import { namesOf, readRenderedEmails } from './rendered-email';

export interface StartedCampaign extends KnownCampaign {
  /** Whether it was not there before: a post is sent once, whatever is asked for how often. */
  isNew: boolean;
}

/** How far ahead a campaign may be planned, and how far back a moment may lie that is taken for now, in milliseconds. */
const [farthest, nearest] = [366 * 86_400_000, 60_000];

/**
 * Has a post sent to everybody who wants it: now, or from a moment on. Where it is being or was sent already, nothing is changed.
 *
 * @throws HttpError where no such post is published, or nobody wants it, or the moment is none; Unavailable
 */
export async function startCampaign(slug: string, at?: Date): Promise<StartedCampaign> {
  const existing = await inTransaction((db) => findCampaign(db, [slug]));
  if (existing) return { ...existing, isNew: false };
  const ahead = at ? at.getTime() - Date.now() : 0;
  if (!(ahead >= -nearest && ahead <= farthest)) throw new HttpError(400, 'bad-time');
  const renderedEmails = await readRenderedEmails(slug);
  if (renderedEmails.size === 0) throw new HttpError(404, 'no-such-post');
  const renamed = await inTransaction((db) => findCampaign(db, namesOf(slug, renderedEmails)));
  if (renamed) return { ...renamed, isNew: false };
  const id = randomUUID();
  const composed = await composeSnapshots(id, renderedEmails);
  const isNew = await inTransaction(async (db) => {
    const made = await db
      .insert(campaigns)
      .values({ id, slug, state: 'scheduled', topics: [], ...(at && { scheduledFor: at }) })
      .onConflictDoNothing()
      .returning();
    if (made.length && !at && (await freezeCampaign(db, id, renderedEmails, composed)) === 0) throw new HttpError(409, 'nobody-wants-it');
    return made.length > 0;
  });
  return isNew ? { id, isNew, state: at ? 'scheduled' : 'sending' } : startCampaign(slug, at);
}
