import path from 'node:path';

/** Where `npm run migration` writes what changes the tables, and the running site reads it. */
export const migrationsFolder = path.join(process.cwd(), 'lib/base/db/migrations');
