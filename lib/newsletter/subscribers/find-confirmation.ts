import 'server-only';
import { inTransaction } from '../../base/db/in-transaction';
import type { Locale } from '../../base/i18n/i18n';
import { findLink } from './mailed-links';

/** What a link asks to be confirmed. */
export interface AskedConfirmation {
  locale: Locale;
  /** Keys of topics; none means all. */
  topics: string[];
}

/** What the link with this token would confirm; undefined where it is too old, was never made, or is used and its subscriber has left. */
export async function findConfirmation(token: string): Promise<AskedConfirmation | undefined> {
  const found = await inTransaction((db) => findLink(db, 'confirm', token));
  if (!found || (found.link.usedAt && found.subscriber.state !== 'confirmed')) return undefined;
  return { locale: found.link.locale ?? found.subscriber.locale, topics: found.link.topics ?? found.subscriber.topics };
}
