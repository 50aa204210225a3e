import 'server-only';
import { and, inArray } from 'drizzle-orm';
import { keyedHash, keyedHashes } from '../../base/auth/keyed-hash';
import type { Database } from '../../base/db/database';
import { suppressions } from '../../base/db/schema';
import { consumeRateLimit, type RateLimit } from '../../base/http/rate-limit';

const perTenMinutes: RateLimit = { most: 1, seconds: 600 };
/** Each of the three daily messages has its own window, so that any 24 hours hold at most three. */
const [messagesPerDay, perDay] = [3, { most: 1, seconds: 86_400 }];

/**
 * Counts one more message that somebody requested for a mailbox by typing its address or pressing a button. Returns whether it may be
 * sent: at most one in ten minutes and three a day, so that the forms cannot be used to harass others, and none to a suppressed mailbox.
 */
export async function consumeMailLimit(db: Database, addressKey: string): Promise<boolean> {
  const key = `mail ${keyedHash('address-hash', addressKey)}`;
  const isTooSoon = !(await consumeRateLimit(db, key, perTenMinutes));
  if ((await isSuppressed(db, addressKey)) || isTooSoon) return false;
  for (let message = 1; message <= messagesPerDay; message++) if (await consumeRateLimit(db, `${key} ${message}`, perDay)) return true;
  return false;
}

/** Returns whether a mailbox bounced or complained. An erased subscriber is not suppressed here: they may subscribe again. */
export async function isSuppressed(db: Database, addressKey: string): Promise<boolean> {
  const hashes = keyedHashes('address-hash', addressKey);
  const isPermanent = inArray(suppressions.reason, ['bounced', 'complained']);
  return (await db.$count(suppressions, and(inArray(suppressions.addressHash, hashes), isPermanent))) > 0;
}
