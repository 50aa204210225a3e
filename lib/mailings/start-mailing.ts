import 'server-only';
import { randomUUID } from 'node:crypto';
import { inTransaction } from '../db/in-transaction';
import { mailings } from '../db/schema';
import { Refusal } from '../door/refusal';
import { findMailing, type KnownMailing } from './find-mailing';
import { composeEditions, freezeMailing } from './freeze-mailing';
import { namesOf, readRenditions } from './rendition';

export interface StartedMailing extends KnownMailing {
  /** Whether it was not there before: a post is sent once, whatever is asked for how often. */
  isNew: boolean;
}

/** How far ahead a mailing may be planned, and how far back a moment may lie that is taken for now, in milliseconds. */
const [farthest, nearest] = [366 * 86_400_000, 60_000];

/**
 * Has a post sent to everybody who wants it: now, or from a moment on. Where it is being or was sent already, nothing is changed.
 *
 * @throws Refusal where no such post is published, or nobody wants it, or the moment is none; Unavailable
 */
export async function startMailing(slug: string, at?: Date): Promise<StartedMailing> {
  const existing = await inTransaction((db) => findMailing(db, [slug]));
  if (existing) return { ...existing, isNew: false };
  const ahead = at ? at.getTime() - Date.now() : 0;
  if (!(ahead >= -nearest && ahead <= farthest)) throw new Refusal(400, 'bad-moment');
  const renditions = await readRenditions(slug);
  if (renditions.size === 0) throw new Refusal(404, 'no-such-post');
  const renamed = await inTransaction((db) => findMailing(db, namesOf(slug, renditions)));
  if (renamed) return { ...renamed, isNew: false };
  const id = randomUUID();
  const composed = await composeEditions(id, renditions);
  const isNew = await inTransaction(async (db) => {
    const made = await db
      .insert(mailings)
      .values({ id, slug, state: 'scheduled', topics: [], ...(at && { scheduledFor: at }) })
      .onConflictDoNothing()
      .returning();
    if (made.length && !at && (await freezeMailing(db, id, renditions, composed)) === 0) throw new Refusal(409, 'nobody-wants-it');
    return made.length > 0;
  });
  return isNew ? { id, isNew, state: at ? 'scheduled' : 'sending' } : startMailing(slug, at);
}
