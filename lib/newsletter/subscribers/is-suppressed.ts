import 'server-only';
import { and, inArray } from 'drizzle-orm';
import { keyedHashes } from '../../base/auth/keyed-hash';
import type { Database } from '../../base/db/database';
import { suppressions } from '../../base/db/schema';

/** Whether no mail may go to a mailbox because it does not exist or has complained. Who was erased may come back. */
export async function isSuppressed(db: Database, addressKey: string): Promise<boolean> {
  const hashes = keyedHashes('address-hash', addressKey);
  const isHard = inArray(suppressions.reason, ['bounced', 'complained']);
  return (await db.$count(suppressions, and(inArray(suppressions.addressHash, hashes), isHard))) > 0;
}
