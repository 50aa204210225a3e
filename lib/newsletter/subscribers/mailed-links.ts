import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, gt, sql } from 'drizzle-orm';
import { hashOfToken, tokenOfLink } from '../../base/auth/link-token';
import type { Database } from '../../base/db/database';
import { mailedLinks, subscribers } from '../../base/db/schema';

type Link = typeof mailedLinks.$inferSelect;
export type LinkPurpose = Link['purpose'];

/** What a link was mailed for, with whom. */
export interface FoundLink {
  link: Link;
  subscriber: typeof subscribers.$inferSelect;
}

/** How long a link works, as an interval of PostgreSQL: what shows, ends or moves a subscription, not for long. */
const lifetimes: Record<LinkPurpose, string> = { confirm: '7 days', export: '1 hour', erase: '1 hour', 'change-address': '1 hour' };

/** Makes a link that is to be mailed, and gives its id. */
export async function makeLink(
  db: Database,
  link: Pick<typeof mailedLinks.$inferInsert, 'purpose' | 'subscriberId' | 'locale' | 'topics' | 'newAddress'>,
): Promise<string> {
  const id = randomUUID();
  const expiresAt = sql`now() + ${lifetimes[link.purpose]}::interval`;
  await db.insert(mailedLinks).values({ ...link, id, tokenHash: hashOfToken(tokenOfLink(id)), expiresAt });
  return id;
}

/**
 * The link with this token; undefined where it is too old, was never made for that, or its subscriber is gone. With `isToChange`,
 * others who want to change something by it wait.
 */
export async function findLink(db: Database, purpose: LinkPurpose, token: string, isToChange = false): Promise<FoundLink | undefined> {
  const isOpen = and(
    eq(mailedLinks.tokenHash, hashOfToken(token)),
    eq(mailedLinks.purpose, purpose),
    gt(mailedLinks.expiresAt, sql`now()`),
  );
  const links = db
    .select({ link: mailedLinks, subscriber: subscribers })
    .from(mailedLinks)
    .innerJoin(subscribers, eq(subscribers.id, mailedLinks.subscriberId))
    .where(isOpen);
  const [found] = await (isToChange ? links.for('update') : links);
  return found;
}
