import 'server-only';
import { keyedHash } from '../../base/auth/keyed-hash';
import type { Database } from '../../base/db/database';
import { consumeRateLimit, type RateLimit } from '../../base/http/rate-limit';
import { isSuppressed } from './is-suppressed';

const oneInTenMinutes: RateLimit = { most: 1, seconds: 600 };
/** Each of the three mails of a day has a window of its own: so no day holds more, wherever it begins. */
const [mostADay, oneADay] = [3, { most: 1, seconds: 86_400 }];

/**
 * Whether one more mail may go to a mailbox because somebody typed its address or pressed a button, whatever the mail is: nobody can
 * use us to bother others. Counts this one; never gives a turn where mail was refused for good or complained of.
 */
export async function consumeMailLimit(db: Database, addressKey: string): Promise<boolean> {
  const key = `mail ${keyedHash('address-hash', addressKey)}`;
  const isSoon = !(await consumeRateLimit(db, key, oneInTenMinutes));
  if ((await isSuppressed(db, addressKey)) || isSoon) return false;
  for (let turn = 1; turn <= mostADay; turn++) if (await consumeRateLimit(db, `${key} ${turn}`, oneADay)) return true;
  return false;
}
