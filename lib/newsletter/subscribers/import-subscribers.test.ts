import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test, vi } from 'vitest';
import { onBothDatabases } from '../../../test/databases/test-databases';
import { keyedHash } from '../../base/auth/keyed-hash';
import { database } from '../../base/db/database';
import { consents, deliveries, subscribers, suppressions } from '../../base/db/schema';
import { formulaLike, unescapeCell } from './csv-format';
import { exportSubscribers } from './export-subscribers';
import { importSubscribers } from './import-subscribers';
import type { ImportRow } from './parse-import-row';

vi.stubEnv('APP_SECRET', 'x'.repeat(32));
vi.mock('../../content/model/topics', () => {
  const topics = ['jax', 'pytorch'].map((key) => ({ key, aliases: [`${key}-framework`] }));
  const findTopicKey = (name: string) => topics.find(({ key, aliases }) => key === name || aliases.includes(name))?.key;
  return { listTopics: () => topics, findTopicKey };
});

const runImport = (rows: ImportRow[]) => importSubscribers(rows, { ownDomains: ['newsletter.example'], now: Date.parse('2026-11-25') });
const confirmed_at = '2024-05-01T09:30:00Z';
const all = async () => {
  const db = await database();
  return { rows: await db.select().from(subscribers).orderBy(subscribers.addressKey), consents: await db.select().from(consents) };
};
const exported = async () => {
  let text = '';
  for await (const piece of exportSubscribers()) text += piece;
  return text;
};

describe('an import', () => {
  onBothDatabases(() => {
    test('adds subscribers who confirmed elsewhere, and changes nothing when repeated', async () => {
      const rows = [
        { address: 'Ada@Example.org', confirmed_at, language: 'zh', topics: 'jax-framework; jax' },
        { address: 'bob@example.org', confirmed_at: '2024-05-01', asked_at: '2024-04-30', topics: 'jax pytorch' },
      ];
      expect(await runImport(rows)).toEqual({ added: 2, known: 0, refused: [] });
      const first = await all();
      expect(first).toMatchObject({
        rows: [
          { address: 'Ada@example.org', state: 'confirmed', locale: 'zh', topics: ['jax'], confirmedAt: new Date(confirmed_at) },
          { address: 'bob@example.org', locale: 'en', topics: [], createdAt: new Date('2024-04-30') },
        ],
        consents: [
          { act: 'confirmed', source: 'import', textVersion: 'elsewhere' },
          { act: 'confirmed', source: 'import' },
        ],
      });
      const changed = rows.map((row) => ({ ...row, address: row.address.toUpperCase(), topics: 'pytorch' }));
      expect(await runImport(changed)).toEqual({ added: 0, known: 2, refused: [] });
      expect(await all()).toEqual(first);
      expect(await (await database()).select().from(deliveries)).toEqual([]);
    });

    test('refuses invalid rows and imports the others', async () => {
      const db = await database();
      const row = (name: string, state: 'unsubscribed' | 'pending') => ({ ...subscriber(name), state });
      const subscriber = (name: string) => ({
        address: `${name}@example.org`,
        addressKey: `${name}@example.org`,
        locale: 'en' as const,
        topics: [],
      });
      await db.insert(subscribers).values([row('left', 'unsubscribed'), row('waits', 'pending')]);
      await db.insert(suppressions).values({ addressHash: keyedHash('address-hash', 'erased@example.org'), reason: 'erased' });
      const lines: [ImportRow, string | undefined][] = [
        [{ address: 'ada@example.org', confirmed_at }, undefined],
        [{ address: 'ADA@example.org', confirmed_at }, 'repeated'],
        [{ address: 'ada@', confirmed_at }, 'address-not-an-address'],
        [{ address: '', confirmed_at }, 'address-empty'],
        [{ address: 'a@newsletter.example', confirmed_at }, 'address-own-domain'],
        [{ address: 'b@example.org', confirmed_at: ' ' }, 'no-proof'],
        [{ address: 'b@example.org' }, 'no-proof'],
        [{ address: 'b@example.org', confirmed_at: '1.5.2024' }, 'bad-date'],
        [{ address: 'b@example.org', confirmed_at: '2030-01-01' }, 'bad-date'],
        [{ address: 'b@example.org', confirmed_at, asked_at: 'yesterday' }, 'bad-date'],
        [{ address: 'b@example.org', confirmed_at, language: 'fr' }, 'unknown-language'],
        [{ address: 'b@example.org', confirmed_at, topics: 'jax flowers' }, 'unknown-topic'],
        [{ address: 'b@example.org', confirmed_at, state: 'pending' }, 'not-confirmed'],
        [{ address: 'b@example.org', confirmed_at, state: 'unsubscribed' }, 'has-left'],
        [{ address: 'left@example.org', confirmed_at }, 'has-left'],
        [{ address: 'Erased@example.org', confirmed_at }, 'suppressed'],
        [{ address: 'waits@example.org', confirmed_at, state: 'confirmed' }, undefined],
      ];
      expect(await runImport(lines.map(([line]) => line))).toEqual({
        added: 2,
        known: 0,
        refused: lines.flatMap(([, reason], number) => (reason ? [{ row: number, reason }] : [])),
      });
      const { rows } = await all();
      expect(rows.map(({ address, state }) => [address.split('@')[0], state])).toEqual([
        ['ada', 'confirmed'],
        ['left', 'unsubscribed'],
        ['waits', 'confirmed'],
      ]);
    });

    test('of an export restores the same subscribers, with formula-like addresses', async () => {
      const names = ['ada', '=1+1', "'=1+1", "''", '-x', '+x', "'ada"];
      await runImport(names.map((name) => ({ address: `${name}@example.org`, confirmed_at, language: 'zh', topics: 'jax' })));
      const text = await exported();
      expect(text.split('\r\n').filter((line) => /^"?[=+\-@]/.test(line))).toEqual([]);
      const before = await all();
      const { data } = Papa.parse<Record<string, string>>(text.trimEnd(), { header: true });
      const rows = data.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, unescapeCell(cell)])));
      expect(rows.map(({ address }) => address).sort()).toEqual(names.map((name) => `${name}@example.org`).sort());
      expect(await runImport(rows)).toEqual({ added: 0, known: names.length, refused: [] });
      await (await database()).delete(subscribers);
      expect(await runImport(rows)).toEqual({ added: names.length, known: 0, refused: [] });
      const known = ({ id, ...rest }: (typeof before.rows)[number]) => rest;
      expect((await all()).rows.map(known)).toEqual(before.rows.map(known));
      expect((await exported()).split('\r\n').sort()).toEqual(text.split('\r\n').sort());
    });

    test('larger than a page of the export is exported completely', async () => {
      for (let batch = 0; batch < 3; batch++)
        await runImport(
          Array.from({ length: 1000 - batch }, (_, number) => ({ address: `a${batch}.${number}@example.org`, confirmed_at })),
        );
      const lines = (await exported()).trimEnd().split('\r\n');
      expect([lines.length, new Set(lines).size]).toEqual([2998, 2998]);
    });
  });
});

test('a cell that is escaped for spreadsheets is restored exactly', () => {
  const cell = fc.oneof(fc.string(), fc.stringMatching(/^'*[=+\-@\t\r]?.*$/));
  fc.assert(
    fc.property(cell, (text) => {
      const written = Papa.unparse([[text]], { escapeFormulae: formulaLike });
      const read = Papa.parse<string[]>(written, { newline: '\n', delimiter: ',' }).data[0]?.[0] ?? '';
      expect(read).not.toMatch(/^[=+\-@\t\r]/);
      expect(unescapeCell(read)).toBe(text);
    }),
  );
});
