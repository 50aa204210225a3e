import 'server-only';
import type { Database } from '../../base/db/database';
import { consents } from '../../base/db/schema';

/** The version of the consent text (`subscribe.consent` in the dictionaries). Change it whenever that text changes. */
const consentTextVersion = '2026-11-25';

/** Adds a row to a subscriber's consent history: what they asked for, confirmed, changed or withdrew, and on which page. */
export async function recordConsent(db: Database, consent: Omit<typeof consents.$inferInsert, 'textVersion'>): Promise<void> {
  await db.insert(consents).values({ ...consent, textVersion: consentTextVersion });
}
