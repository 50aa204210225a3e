import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { hasDatabase } from '../../base/db/database';
import { inTransaction } from '../../base/db/in-transaction';
import { campaigns, snapshots } from '../../base/db/schema';
import { htmlLang, type Locale } from '../../base/i18n/i18n';
import { logError } from '../../base/log/log';
import type { Message } from '../email/message';
import { newestName } from './find-campaign';

/** What the readers of a post, by any of its names, were sent in a language, with places for what is each reader's own; undefined where it was not sent, or nobody can say. */
export async function readSentSnapshot(names: string[], locale: Locale): Promise<Message | undefined> {
  if (!hasDatabase()) return undefined;
  const { subject, html, text } = snapshots;
  try {
    const [snapshot] = await inTransaction((db) =>
      db
        .select({ subject, html, text })
        .from(snapshots)
        .innerJoin(campaigns, eq(campaigns.id, snapshots.campaignId))
        .where(and(inArray(campaigns.slug, names), eq(snapshots.locale, locale)))
        .orderBy(...newestName(names))
        .limit(1),
    );
    return snapshot && { ...snapshot, language: htmlLang(locale) };
  } catch (error) {
    logError('snapshot', error);
    return undefined;
  }
}
