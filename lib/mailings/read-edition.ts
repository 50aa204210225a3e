import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { hasDatabase } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import { editions, mailings } from '../db/schema';
import type { Message } from '../email/message';
import { htmlLang, type Locale } from '../i18n';
import { logFailure } from '../log';
import { newestName } from './find-mailing';

/** What the readers of a post, by any of its names, were sent in a language, with places for what is each reader's own; undefined where it was not sent, or nobody can say. */
export async function readEdition(names: string[], locale: Locale): Promise<Message | undefined> {
  if (!hasDatabase()) return undefined;
  const { subject, html, text } = editions;
  try {
    const [edition] = await inTransaction((db) =>
      db
        .select({ subject, html, text })
        .from(editions)
        .innerJoin(mailings, eq(mailings.id, editions.mailingId))
        .where(and(inArray(mailings.slug, names), eq(editions.locale, locale)))
        .orderBy(...newestName(names))
        .limit(1),
    );
    return edition && { ...edition, language: htmlLang(locale) };
  } catch (error) {
    logFailure('edition', error);
    return undefined;
  }
}
