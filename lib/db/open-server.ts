import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { Pool } from 'pg';
import type { Database, OpenDatabase } from './database';
import { migrationsFolder } from './migrations-folder';
import * as schema from './schema';

/** One number for the lock under which migrations are applied, which any two processes of ours agree on. */
const migrationLock = 7_461_102;

/** Opens a PostgreSQL server (14 or newer) by its connection string. */
export async function openServer(connectionString: string): Promise<OpenDatabase> {
  const pool = new Pool({
    connectionString,
    max: 10,
    // Doors have to say within two seconds that it is not there. Who waits for a connection of ours waits in the same queue.
    connectionTimeoutMillis: 1800,
    idleTimeoutMillis: 30_000,
    statement_timeout: 10_000,
    // A server that is cut off says not even that.
    query_timeout: 11_000,
    idle_in_transaction_session_timeout: 10_000,
    application_name: 'newsletter',
  });
  // A connection that breaks while nobody uses it is replaced by the next one: that is no reason to end.
  pool.on('error', () => {});
  try {
    await migrateLocked(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return { db: drizzle({ client: pool, schema }) as Database, close: () => pool.end() };
}

/** Two processes that start together migrate one after the other. */
async function migrateLocked(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await migrate(drizzle({ client, schema }), { migrationsFolder });
    await client.query('select pg_advisory_unlock($1)', [migrationLock]);
    client.release();
  } catch (error) {
    // Its lock goes with its connection.
    client.release(true);
    throw error;
  }
}
