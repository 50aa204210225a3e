import path from 'node:path';

/** Written by `npm run migration`, applied by the running site. */
export const migrationsFolder = path.join(process.cwd(), 'lib/base/db/migrations');
