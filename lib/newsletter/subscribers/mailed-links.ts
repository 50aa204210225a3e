import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, gt, sql } from 'drizzle-orm';
import { hashOfToken, tokenOfLink } from '../../base/auth/link-token';
import type { Database } from '../../base/db/database';
import { mailedLinks, subscribers } from '../../base/db/schema';

type Link = typeof mailedLinks.$inferSelect;
export type LinkPurpose = Link['purpose'];

/** A mailed link with its subscriber. */
export interface FoundLink {
  link: Link;
  subscriber: typeof subscribers.$inferSelect;
}

/** How long a link works, as a PostgreSQL interval. Links that show, erase or move a subscription are short-lived. */
const lifetimes: Record<LinkPurpose, string> = { confirm: '7 days', export: '1 hour', erase: '1 hour', 'change-address': '1 hour' };

/** Stores a link that is to be mailed, and returns its id. */
export async function createMailedLink(
  db: Database,
  link: Pick<typeof mailedLinks.$inferInsert, 'purpose' | 'subscriberId' | 'locale' | 'topics' | 'newAddress'>,
): Promise<string> {
  const id = randomUUID();
  const expiresAt = sql`now() + ${lifetimes[link.purpose]}::interval`;
  await db.insert(mailedLinks).values({ ...link, id, tokenHash: hashOfToken(tokenOfLink(id)), expiresAt });
  return id;
}

/**
 * Returns the link with this token, or undefined if it has expired, has another purpose, or its subscriber was erased. With
 * `forUpdate`, its rows are locked until the transaction ends.
 */
export async function findMailedLink(
  db: Database,
  purpose: LinkPurpose,
  token: string,
  { forUpdate = false } = {},
): Promise<FoundLink | undefined> {
  const isValid = and(
    eq(mailedLinks.tokenHash, hashOfToken(token)),
    eq(mailedLinks.purpose, purpose),
    gt(mailedLinks.expiresAt, sql`now()`),
  );
  const links = db
    .select({ link: mailedLinks, subscriber: subscribers })
    .from(mailedLinks)
    .innerJoin(subscribers, eq(subscribers.id, mailedLinks.subscriberId))
    .where(isValid);
  const [found] = await (forUpdate ? links.for('update') : links);
  return found;
}
