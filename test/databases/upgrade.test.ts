import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { dataDir } from '@electric-sql/pglite-prepopulatedfs';
import { getTableName, isTable, sql } from 'drizzle-orm';
import { drizzle as drizzleServer } from 'drizzle-orm/node-postgres';
import { migrate as migrateServer } from 'drizzle-orm/node-postgres/migrator';
import { drizzle as drizzleEmbedded } from 'drizzle-orm/pglite';
import { migrate as migrateEmbedded } from 'drizzle-orm/pglite/migrator';
import { Client } from 'pg';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { closeDatabase, database } from '../../lib/base/db/database';
import { migrationsFolder } from '../../lib/base/db/migrations-folder';
import * as schema from '../../lib/base/db/schema';
import { composeRecipientMessage } from '../../lib/newsletter/campaigns/compose-recipient-message';
import { sendDue } from '../../lib/newsletter/delivery/send-due';
import { findPostgres, startPostgres } from './start-postgres';

/** What 0004 renamed, old to new. */
const tableNames: Record<string, string> = {
  mailings: 'campaigns',
  editions: 'snapshots',
  send_slots: 'send_leases',
  send_gate: 'send_throttle',
};
const columnNames: Record<string, string> = { mailing_id: 'campaign_id', slot: 'id' };
const oldTableNames = Object.fromEntries(Object.entries(tableNames).map(([old, name]) => [name, old]));

const tables = Object.values(schema).filter(isTable).map(getTableName);

type Row = Record<string, unknown>;
type RunSql = (statement: string) => Promise<Row[]>;

const folders: string[] = [];
const makeFolder = () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'newsletter-upgrade-'));
  folders.push(folder);
  return folder;
};
let removePostgres = async () => {};
afterEach(async () => {
  await closeDatabase();
  await removePostgres();
  removePostgres = async () => {};
  vi.unstubAllEnvs();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe.each(['PGlite', 'PostgreSQL'] as const)('a database of the version before 0004, upgraded on %s', (store) => {
  test.skipIf(store === 'PostgreSQL' && !findPostgres())('keeps every value of every row, and its campaign goes on', async () => {
    for (const [name, value] of Object.entries({
      APP_SECRET: 'a secret for tests and nothing else',
      MAIL_FROM: 'Twinko AI <news@newsletter.example>',
      SITE_URL: 'https://newsletter.example',
      DATABASE_URL: '',
      DATA_DIR: makeFolder(),
    }))
      vi.stubEnv(name, value);
    const before = store === 'PGlite' ? await makeOldEmbedded() : await makeOldServer();

    const db = await database();
    for (const table of tables) {
      const { rows } = (await db.execute(sql.raw(selectRows(table)))) as unknown as { rows: { row: Row }[] };
      expect(before[table]?.length, `rows of ${table} in the fixture`).toBeGreaterThan(0);
      expect(
        rows.map(({ row }) => row),
        table,
      ).toMatchObject(before[table] ?? []);
    }

    // First what a lease was left with, then notifications, then the campaign.
    expect(await sendEverything()).toEqual(['bob@example.org', 'eve@example.org', 'chen@example.org']);
    expect(await sendEverything()).toEqual([]);
    const { rows: sent } =
      (await db.execute(sql`select id, status from deliveries where campaign_id = '00000000-0000-4000-a000-000000000001'
      order by id`)) as unknown as { rows: Row[] };
    expect(sent.map(({ id, status }) => `${id} ${status}`)).toEqual(['101 sent', '102 sent', '103 sent', '104 skipped', '105 skipped']);
    const campaigns = await db.select({ slug: schema.campaigns.slug, state: schema.campaigns.state }).from(schema.campaigns);
    expect(campaigns).toContainEqual({ slug: 'jax-in-depth', state: 'done' });
    const [added] = await db.insert(schema.consents).values(consent).returning({ id: schema.consents.id });
    expect(added?.id).toBe(10);
  });
});

test.skipIf(!findPostgres())('a preview leaves the tables of an older version to the live site', async () => {
  for (const [name, value] of Object.entries({ PREVIEW: '1', DATABASE_URL: '', DATA_DIR: makeFolder() })) vi.stubEnv(name, value);
  await makeOldServer();
  await expect(database()).rejects.toThrow('A preview does not migrate a database');
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  expect((await client.query("select to_regclass('mailings') as old, to_regclass('campaigns') as renamed")).rows).toEqual([
    { old: 'mailings', renamed: null },
  ]);
  await client.end();
});

const consent: typeof schema.consents.$inferInsert = {
  subscriberId: '00000000-0000-4000-8000-000000000001',
  act: 'changed',
  textVersion: '2026-01',
  locale: 'en',
  topics: [],
  source: '/preferences',
};

/** Sends everything that is due to a mail server that accepts it; returns the recipients in order. */
async function sendEverything(): Promise<string[]> {
  const recipients: string[] = [];
  await sendDue({
    leases: 1,
    open: async () => ({
      isOpen: true,
      send: async (bytes, { to }) => {
        if (!to.startsWith('eve')) expect(bytes.toString('latin1')).toMatch(/^To: .*\r\nDate: .*\r\nMessage-ID: <d\..*\r\nFrom: Twinko AI/);
        recipients.push(to);
        return { status: 'sent', code: 250, reply: '250 ok' };
      },
      close() {},
    }),
    compose: async (delivery) =>
      delivery.kind === 'campaign'
        ? composeRecipientMessage(delivery)
        : [Buffer.from('notice'), { from: 'news@newsletter.example', to: delivery.subscriber.address }, 'notice'],
  });
  return recipients;
}

async function makeOldEmbedded(): Promise<Record<string, Row[]>> {
  const client = await PGlite.create(path.join(process.env.DATA_DIR ?? '', 'db'), { loadDataDir: await dataDir() });
  await migrateEmbedded(drizzleEmbedded({ client }), { migrationsFolder: oldMigrations() });
  const rows = await fill(async (statement) => (await client.exec(statement)).at(-1)?.rows ?? []);
  await client.close();
  return rows;
}

async function makeOldServer(): Promise<Record<string, Row[]>> {
  const postgres = await startPostgres({ flags: ['-F'], isNew: true });
  removePostgres = () => postgres.remove();
  vi.stubEnv('DATABASE_URL', postgres.url);
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  await migrateServer(drizzleServer({ client }), { migrationsFolder: oldMigrations() });
  const rows = await fill(async (statement) => (await client.query(statement)).rows ?? []);
  await client.end();
  return rows;
}

/** Returns a folder with the migrations up to 0003 alone. */
function oldMigrations(): string {
  const folder = makeFolder();
  const journal = JSON.parse(readFileSync(`${migrationsFolder}/meta/_journal.json`, 'utf8'));
  const entries = journal.entries.slice(0, 4) as { tag: string }[];
  mkdirSync(`${folder}/meta`);
  writeFileSync(`${folder}/meta/_journal.json`, JSON.stringify({ ...journal, entries }));
  for (const { tag } of entries) copyFileSync(`${migrationsFolder}/${tag}.sql`, `${folder}/${tag}.sql`);
  return folder;
}

/** Inserts the fixture, and returns its rows as the old version read them, by today's names of tables and columns. */
async function fill(runSql: RunSql): Promise<Record<string, Row[]>> {
  await runSql(readFileSync('test/databases/rows-before-0004.sql', 'utf8'));
  const all: Record<string, Row[]> = {};
  for (const table of tables) {
    const rows = (await runSql(selectRows(oldTableNames[table] ?? table))) as { row: Row }[];
    all[table] = rows.map(({ row }) =>
      Object.fromEntries(Object.entries(row).map(([column, value]) => [columnNames[column] ?? column, value])),
    );
  }
  return all;
}

/** Selects rows as JSON, which both drivers return alike, in an order that does not depend on names. */
function selectRows(table: string): string {
  return `select to_jsonb(t) as row from ${table} t order by t::text`;
}
