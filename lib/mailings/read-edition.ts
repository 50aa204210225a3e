import 'server-only';
import { and, eq } from 'drizzle-orm';
import { hasDatabase } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import { editions, mailings } from '../db/schema';
import type { Message } from '../email/message';
import { htmlLang, type Locale } from '../i18n';
import { logFailure } from '../log';

/** What the readers of a post were sent in a language, with places for what is each reader's own; undefined where it was not sent, or nobody can say. */
export async function readEdition(slug: string, locale: Locale): Promise<Message | undefined> {
  if (!hasDatabase()) return undefined;
  const { subject, html, text } = editions;
  try {
    const [edition] = await inTransaction((db) =>
      db
        .select({ subject, html, text })
        .from(editions)
        .innerJoin(mailings, eq(mailings.id, editions.mailingId))
        .where(and(eq(mailings.slug, slug), eq(editions.locale, locale))),
    );
    return edition && { ...edition, language: htmlLang(locale) };
  } catch (error) {
    logFailure('edition', error);
    return undefined;
  }
}
