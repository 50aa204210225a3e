import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { Client, Pool } from 'pg';
import { env } from '../env/env';
import { Unavailable } from '../http/unavailable';
import type { Database, OpenDatabase } from './database-types';
import { migrationsFolder } from './migrations-folder';
import * as schema from './schema';

/** The key of the advisory lock under which migrations are applied. */
const migrationLock = 7_461_102;

/** How long a request waits for a connection, in milliseconds: forms report an unavailable database within two seconds. */
export const connectionTimeout = 1800;

/**
 * Opens a PostgreSQL server (14 or newer) by its connection string, and brings its tables up to date.
 *
 * @throws Unavailable in a preview whose database has the tables of an older version: the live site may be using them
 */
export async function openServer(connectionString: string): Promise<OpenDatabase> {
  const options = { connectionString, application_name: 'newsletter' };
  await migrateLocked(new Client({ ...options, connectionTimeoutMillis: 15_000 }));
  const pool = new Pool({
    ...options,
    // One for each concurrent message, and eight for requests.
    max: env.sendConcurrency + 8,
    connectionTimeoutMillis: connectionTimeout,
    idleTimeoutMillis: 30_000,
    statement_timeout: 10_000,
    // For a server that the network no longer reaches.
    query_timeout: 11_000,
    idle_in_transaction_session_timeout: 10_000,
  });
  // An idle connection that breaks is replaced; without a listener the process would exit.
  pool.on('error', () => {});
  // The same for one that breaks between two statements of a transaction: the next statement fails.
  pool.on('connect', (client) => {
    client.on('error', () => {});
  });
  return { db: drizzle({ client: pool, schema }) as Database, close: () => pool.end() };
}

/** Applies migrations, one process after the other. The lock ends with the connection. */
async function migrateLocked(client: Client): Promise<void> {
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    if (env.preview && (await isOlder(client)))
      throw new Unavailable(
        'The database has the tables of an older version. A preview does not migrate a database that the live site may use: deploy this version there first, or give previews a database of their own.',
      );
    await migrate(drizzle({ client, schema }), { migrationsFolder });
  } finally {
    await client.end();
  }
}

/** Returns whether the database has the tables of an older version; false for an empty database. */
async function isOlder(client: Client): Promise<boolean> {
  const found = await client.query("select to_regclass('drizzle.__drizzle_migrations') as journal");
  if (found.rows[0].journal === null) return false;
  const applied = await client.query('select count(*)::int as count from drizzle.__drizzle_migrations');
  return applied.rows[0].count < readMigrationFiles({ migrationsFolder }).length;
}
