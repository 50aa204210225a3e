import 'server-only';
import { and, inArray } from 'drizzle-orm';
import type { Database } from '../db/database';
import { suppressions } from '../db/schema';
import { keyedHashes } from '../tokens/keyed-hash';

/** Whether no mail may go to a mailbox because it does not exist or has complained. Who was erased may come back. */
export async function isSuppressed(db: Database, addressKey: string): Promise<boolean> {
  const hashes = keyedHashes('address-hash', addressKey);
  const isHard = inArray(suppressions.reason, ['bounced', 'complained']);
  return (await db.$count(suppressions, and(inArray(suppressions.addressHash, hashes), isHard))) > 0;
}
