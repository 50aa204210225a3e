import { expect } from '@playwright/test';
import pg from 'pg';
import { startPostgres } from '../databases/start-postgres';
import { test as base } from './newsletter';

/** What a test may do with the database of the site. */
interface Postgres {
  url: string;
  /** Moves the rate limits back by a PostgreSQL interval. */
  passTime(interval: string): Promise<void>;
  /** Runs a statement. Returns its rows. */
  query(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** Lifts the global limit of sign-ups for an hour. */
  allowManySignUps(): Promise<void>;
  /** Waits until all emails are sent. */
  untilIdle(): Promise<void>;
  /** Returns all rows of all tables but the send leases, which change all the time. */
  everyRow(): Promise<Record<string, unknown[]>>;
}

/** Tests with a newsletter on a PostgreSQL server of its own. */
export const test = base.extend<object, { postgres: Postgres }>({
  postgres: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it which fixtures are needed.
    async ({}, use) => {
      const postgres = await startPostgres();
      const pool = new pg.Pool({ connectionString: postgres.url, max: 1 });
      // An interrupted run stops the server first.
      pool.on('error', () => {});
      await use({
        url: postgres.url,
        async passTime(interval) {
          await pool.query('update rate_windows set opened_at = opened_at - $1::interval', [interval]);
        },
        query: async (text, values) => (await pool.query(text, values)).rows,
        async allowManySignUps() {
          await pool.query(
            `insert into rate_windows (key, opened_at, count) values ('subscribers everywhere', now() + interval '1 hour', -1000000)
            on conflict (key) do update set opened_at = excluded.opened_at, count = excluded.count`,
          );
        },
        async untilIdle() {
          const pending = "select id from deliveries where status in ('queued', 'sending')";
          await expect.poll(async () => (await pool.query(pending)).rows).toEqual([]);
        },
        async everyRow() {
          const { rows } = await pool.query(
            "select table_name as name from information_schema.tables where table_schema = 'public' and table_name <> 'send_leases'",
          );
          const tables: Record<string, unknown[]> = {};
          for (const { name } of rows) tables[name] = (await pool.query(`select * from "${name}" order by 1`)).rows;
          return tables;
        },
      });
      await pool.end();
      await postgres.remove();
    },
    { scope: 'worker' },
  ],
  settings: [({ postgres }, use) => use({ DATABASE_URL: postgres.url }), { scope: 'worker' }],
});
