import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { keyedHashes } from '../../base/auth/keyed-hash';
import type { Database } from '../../base/db/database';
import { inTransaction } from '../../base/db/in-transaction';
import { consents, subscribers, suppressions } from '../../base/db/schema';
import { type ImportedRow, type ImportedSubscriber, type ImportProblem, readImport } from './read-import';

export interface ImportReport {
  /** How many became subscribers, and how many were already and are as they were. */
  added: number;
  known: number;
  /** Which rows were refused, counted from 0. */
  refused: { row: number; reason: ImportProblem }[];
}

/**
 * Makes subscribers of people who confirmed elsewhere that they want mail, in one transaction, and sends them nothing. Nothing changes
 * for whoever is subscribed; whoever has left, was erased, or whose mailbox refused mail stays out. To do it again changes nothing.
 *
 * @throws Unavailable
 */
export async function importSubscribers(
  rows: readonly ImportedRow[],
  options: { ownDomains: string[]; now: number },
): Promise<ImportReport> {
  const refused: ImportReport['refused'] = [];
  const wanted = new Map<string, { row: number; person: ImportedSubscriber }>();
  for (const [row, cells] of rows.entries()) {
    const person = readImport(cells, options);
    if (typeof person === 'string') refused.push({ row, reason: person });
    else if (wanted.has(person.address.key)) refused.push({ row, reason: 'repeated' });
    else wanted.set(person.address.key, { row, person });
  }
  const { added, known, kept } = await inTransaction(async (db) => {
    const suppressed = await suppressedKeys(db, [...wanted.keys()]);
    const people = [...wanted.values()].map(({ person }) => person).filter(({ address }) => !suppressed.has(address.key));
    const outcome = await takeIn(db, people);
    return { ...outcome, kept: [...[...suppressed].map((key) => ({ key, reason: 'suppressed' as const })), ...outcome.kept] };
  });
  for (const { key, reason } of kept) refused.push({ row: wanted.get(key)?.row ?? 0, reason });
  return { added, known, refused: refused.sort((one, other) => one.row - other.row) };
}

type Cached = { key: string; reason: 'has-left' };

async function takeIn(db: Database, people: ImportedSubscriber[]): Promise<{ added: number; known: number; kept: Cached[] }> {
  if (people.length === 0) return { added: 0, known: 0, kept: [] };
  // In one order, so that two imports at a time wait for each other and not for ever.
  const byKey = new Map(
    people.toSorted((one, other) => (one.address.key < other.address.key ? -1 : 1)).map((one) => [one.address.key, one]),
  );
  const added = await db
    .insert(subscribers)
    .values([...byKey.values()].map(rowOf))
    .onConflictDoNothing()
    .returning({ id: subscribers.id, key: subscribers.addressKey });
  const isNew = new Set(added.map(({ key }) => key));
  const others = [...byKey.keys()].filter((key) => !isNew.has(key));
  const there = others.length
    ? await db
        .select({ id: subscribers.id, key: subscribers.addressKey, state: subscribers.state })
        .from(subscribers)
        .where(inArray(subscribers.addressKey, others))
        .orderBy(subscribers.addressKey)
        .for('update')
    : [];
  // Who asked here and has not pressed the link yet has agreed there.
  const pending = there.filter(({ state }) => state === 'pending');
  for (const { id, key } of pending) {
    const person = byKey.get(key);
    if (!person) continue;
    const { locale, topics, confirmedAt } = person;
    await db
      .update(subscribers)
      .set({ state: 'confirmed', locale, topics, confirmedAt })
      .where(and(eq(subscribers.id, id), eq(subscribers.state, 'pending')));
  }
  const joined = [...added, ...pending].flatMap(({ id, key }) => {
    const person = byKey.get(key);
    return person ? [{ id, person }] : [];
  });
  if (joined.length) await db.insert(consents).values(joined.map(({ id, person }) => consentOf(id, person)));
  return {
    added: joined.length,
    known: there.filter(({ state }) => state === 'confirmed').length,
    kept: there.flatMap(({ key, state }) => (state === 'unsubscribed' ? [{ key, reason: 'has-left' as const }] : [])),
  };
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

/** What they agreed to was said elsewhere, on the day that the list says. */
function consentOf(subscriberId: string, { locale, topics, confirmedAt }: ImportedSubscriber) {
  return { subscriberId, act: 'confirmed' as const, textVersion: 'elsewhere', locale, topics, source: 'import', at: confirmedAt };
}

/** Those of the mailboxes that get no mail whatever is asked for them. */
async function suppressedKeys(db: Database, keys: string[]): Promise<Set<string>> {
  const keyOfHash = new Map(keys.flatMap((key) => keyedHashes('address-hash', key).map((hash) => [hash, key] as const)));
  if (keyOfHash.size === 0) return new Set();
  const rows = await db
    .select({ hash: suppressions.addressHash })
    .from(suppressions)
    .where(sql`${suppressions.addressHash} = any(${sql.param([...keyOfHash.keys()])}::text[])`);
  return new Set(rows.flatMap(({ hash }) => keyOfHash.get(hash) ?? []));
}
