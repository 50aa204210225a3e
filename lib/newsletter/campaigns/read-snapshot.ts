import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { hasDatabase } from '../../base/db/database';
import { inTransaction } from '../../base/db/in-transaction';
import { campaigns, snapshots } from '../../base/db/schema';
import { htmlLang, type Locale } from '../../base/i18n/i18n';
import { logError } from '../../base/log/log';
import type { Message } from '../email/message';
import { currentSlugFirst } from './find-campaign';

/**
 * Returns the message of a post's campaign in one language, with placeholders for its merge fields, or undefined when the post was not sent
 * or the database is away.
 */
export async function readSentSnapshot(slugs: string[], locale: Locale): Promise<Message | undefined> {
  if (!hasDatabase()) return undefined;
  const { subject, html, text } = snapshots;
  try {
    const [snapshot] = await inTransaction((db) =>
      db
        .select({ subject, html, text })
        .from(snapshots)
        .innerJoin(campaigns, eq(campaigns.id, snapshots.campaignId))
        .where(and(inArray(campaigns.slug, slugs), eq(snapshots.locale, locale)))
        .orderBy(...currentSlugFirst(slugs))
        .limit(1),
    );
    return snapshot && { ...snapshot, language: htmlLang(locale) };
  } catch (error) {
    logError('snapshot', error);
    return undefined;
  }
}
