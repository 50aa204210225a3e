import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { keyedHashes } from '../../base/auth/keyed-hash';
import type { Database } from '../../base/db/database';
import { inTransaction } from '../../base/db/in-transaction';
import { consents, subscribers, suppressions } from '../../base/db/schema';
import { type ImportedSubscriber, type ImportProblem, type ImportRow, parseImportRow } from './parse-import-row';

export interface ImportReport {
  /** How many became subscribers. */
  added: number;
  /** How many were subscribers already, and are unchanged. */
  known: number;
  /** The rows that were refused, counted from 0. */
  refused: { row: number; reason: ImportProblem }[];
}

/**
 * Adds subscribers who confirmed at another newsletter service, in one transaction, and sends them nothing. Existing subscribers stay
 * unchanged; unsubscribed, erased and suppressed addresses are refused. Idempotent.
 *
 * @throws Unavailable
 */
export async function importSubscribers(rows: readonly ImportRow[], options: { ownDomains: string[]; now: number }): Promise<ImportReport> {
  const refused: ImportReport['refused'] = [];
  const accepted = new Map<string, { row: number; subscriber: ImportedSubscriber }>();
  for (const [row, cells] of rows.entries()) {
    const subscriber = parseImportRow(cells, options);
    if (typeof subscriber === 'string') refused.push({ row, reason: subscriber });
    else if (accepted.has(subscriber.address.key)) refused.push({ row, reason: 'repeated' });
    else accepted.set(subscriber.address.key, { row, subscriber });
  }
  const { added, known, suppressed, unsubscribed } = await inTransaction(async (db) => {
    const suppressed = await findSuppressedKeys(db, [...accepted.keys()]);
    const wanted = [...accepted.values()].map(({ subscriber }) => subscriber).filter(({ address }) => !suppressed.has(address.key));
    return { suppressed, ...(await insertSubscribers(db, wanted)) };
  });
  const refuse = (key: string, reason: ImportProblem) => refused.push({ row: accepted.get(key)?.row ?? 0, reason });
  for (const key of suppressed) refuse(key, 'suppressed');
  for (const key of unsubscribed) refuse(key, 'has-left');
  return { added, known, refused: refused.sort((one, other) => one.row - other.row) };
}

/** Returns the numbers of added and known subscribers, and the address keys of unsubscribed ones, which stay as they are. */
async function insertSubscribers(
  db: Database,
  wanted: ImportedSubscriber[],
): Promise<{ added: number; known: number; unsubscribed: string[] }> {
  if (wanted.length === 0) return { added: 0, known: 0, unsubscribed: [] };
  // Two imports at a time lock their rows in the same order, which prevents a deadlock.
  const sorted = wanted.toSorted((one, other) => (one.address.key < other.address.key ? -1 : 1));
  const byKey = new Map(sorted.map((one) => [one.address.key, one]));
  const inserted = await db
    .insert(subscribers)
    .values(sorted.map(rowOf))
    .onConflictDoNothing()
    .returning({ id: subscribers.id, key: subscribers.addressKey });
  const isNew = new Set(inserted.map(({ key }) => key));
  const others = [...byKey.keys()].filter((key) => !isNew.has(key));
  const existing = others.length
    ? await db
        .select({ id: subscribers.id, key: subscribers.addressKey, state: subscribers.state })
        .from(subscribers)
        .where(inArray(subscribers.addressKey, others))
        .orderBy(subscribers.addressKey)
        .for('update')
    : [];
  // Pending subscribers have confirmed at the other service.
  const pending = existing.filter(({ state }) => state === 'pending');
  for (const { id, key } of pending) {
    const subscriber = byKey.get(key);
    if (!subscriber) continue;
    const { locale, topics, confirmedAt } = subscriber;
    await db
      .update(subscribers)
      .set({ state: 'confirmed', locale, topics, confirmedAt })
      .where(and(eq(subscribers.id, id), eq(subscribers.state, 'pending')));
  }
  const added = [...inserted, ...pending].flatMap(({ id, key }) => {
    const subscriber = byKey.get(key);
    return subscriber ? [consentOf(id, subscriber)] : [];
  });
  if (added.length) await db.insert(consents).values(added);
  const inState = (state: (typeof existing)[number]['state']) => existing.filter((row) => row.state === state);
  return { added: added.length, known: inState('confirmed').length, unsubscribed: inState('unsubscribed').map(({ key }) => key) };
}

function rowOf({ address, locale, topics, askedAt, confirmedAt }: ImportedSubscriber) {
  return {
    address: address.address,
    addressKey: address.key,
    state: 'confirmed' as const,
    locale,
    topics,
    createdAt: askedAt,
    confirmedAt,
  };
}

/** The consent was given to another service's text, on the date in the list. */
function consentOf(subscriberId: string, { locale, topics, confirmedAt }: ImportedSubscriber) {
  return { subscriberId, act: 'confirmed' as const, textVersion: 'elsewhere', locale, topics, source: 'import', at: confirmedAt };
}

/** Returns those of the address keys that bounced, complained or were erased. */
async function findSuppressedKeys(db: Database, keys: string[]): Promise<Set<string>> {
  const keyOfHash = new Map(keys.flatMap((key) => keyedHashes('address-hash', key).map((hash) => [hash, key] as const)));
  if (keyOfHash.size === 0) return new Set();
  const rows = await db
    .select({ hash: suppressions.addressHash })
    .from(suppressions)
    .where(sql`${suppressions.addressHash} = any(${sql.param([...keyOfHash.keys()])}::text[])`);
  return new Set(rows.flatMap(({ hash }) => keyOfHash.get(hash) ?? []));
}
