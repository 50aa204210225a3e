import 'server-only';
import { and, eq, gt, sql } from 'drizzle-orm';
import { inTransaction } from '../db/in-transaction';
import { mailedLinks, subscribers } from '../db/schema';
import type { Locale } from '../i18n';
import { hashOfToken } from '../tokens/mailed-token';

/** What a link asks to be confirmed. */
export interface AskedConfirmation {
  locale: Locale;
  /** Keys of topics; none means all. */
  topics: string[];
}

/** What the link with this token would confirm; undefined where it is too old, was never made, or is used and its subscriber has left. */
export async function findConfirmation(token: string): Promise<AskedConfirmation | undefined> {
  const [found] = await inTransaction((db) =>
    db
      .select({ link: mailedLinks, subscriber: subscribers })
      .from(mailedLinks)
      .innerJoin(subscribers, eq(subscribers.id, mailedLinks.subscriberId))
      .where(and(eq(mailedLinks.tokenHash, hashOfToken(token)), eq(mailedLinks.purpose, 'confirm'), gt(mailedLinks.expiresAt, sql`now()`))),
  );
  if (!found || (found.link.usedAt && found.subscriber.state !== 'confirmed')) return undefined;
  return { locale: found.link.locale ?? found.subscriber.locale, topics: found.link.topics ?? found.subscriber.topics };
}
