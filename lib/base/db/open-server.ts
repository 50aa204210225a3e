import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { Client, Pool } from 'pg';
import { env } from '../env/env';
import type { Database, OpenDatabase } from './database';
import { migrationsFolder } from './migrations-folder';
import * as schema from './schema';

/** One number for the lock under which migrations are applied, which any two processes of ours agree on. */
const migrationLock = 7_461_102;

/** Doors have to say within two seconds that it is not there. Who waits for a connection of ours waits in the same queue. */
export const connectionTimeout = 1800;

/** Opens a PostgreSQL server (14 or newer) by its connection string. */
export async function openServer(connectionString: string): Promise<OpenDatabase> {
  const options = { connectionString, application_name: 'newsletter' };
  await migrateLocked(new Client({ ...options, connectionTimeoutMillis: 15_000 }));
  const pool = new Pool({
    ...options,
    // Each lease that sends asks for one; endpoints have theirs beside them.
    max: env.sendConcurrency + 8,
    connectionTimeoutMillis: connectionTimeout,
    idleTimeoutMillis: 30_000,
    statement_timeout: 10_000,
    // A server that is cut off says not even that.
    query_timeout: 11_000,
    idle_in_transaction_session_timeout: 10_000,
  });
  // A connection that breaks while nobody uses it is replaced by the next one: that is no reason to end.
  pool.on('error', () => {});
  // Nor is one that breaks within a transaction, between two statements: the next of them fails.
  pool.on('connect', (client) => {
    client.on('error', () => {});
  });
  return { db: drizzle({ client: pool, schema }) as Database, close: () => pool.end() };
}

/** Two processes that start together migrate one after the other. The lock goes with the connection. */
async function migrateLocked(client: Client): Promise<void> {
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await migrate(drizzle({ client, schema }), { migrationsFolder });
  } finally {
    await client.end();
  }
}
