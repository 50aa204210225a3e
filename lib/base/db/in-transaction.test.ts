import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { findPostgres, startPostgres } from '../../../test/databases/start-postgres';
import { onBothDatabases } from '../../../test/databases/test-databases';
import { Unavailable } from '../http/unavailable';
import { closeDatabase, database } from './database';
import { inTransaction } from './in-transaction';
import { subscribers } from './schema';

const ada = { address: 'Ada@example.org', addressKey: 'ada@example.org', state: 'pending', locale: 'en', topics: ['jax'] } as const;

describe('a transaction', () => {
  onBothDatabases(() => {
    test('stores everything that was done in it', async () => {
      await inTransaction((db) => db.insert(subscribers).values({ ...ada, topics: ['jax'] }));
      const [row] = await (await database()).select().from(subscribers);
      expect(row).toMatchObject(ada);
      expect(row?.createdAt).toBeInstanceOf(Date);
    });

    test('stores nothing if it fails', async () => {
      await expect(
        inTransaction(async (db) => {
          await db.insert(subscribers).values({ ...ada, topics: [] });
          throw new Error('no more');
        }),
      ).rejects.toThrow('no more');
      expect(await (await database()).select().from(subscribers)).toEqual([]);
    });

    test('concurrent inserts of one address store one subscriber', async () => {
      const add = () =>
        inTransaction((db) =>
          db
            .insert(subscribers)
            .values({ ...ada, topics: [] })
            .onConflictDoNothing(),
        );
      await Promise.all(Array.from({ length: 100 }, add));
      expect(await (await database()).$count(subscribers, eq(subscribers.addressKey, ada.addressKey))).toBe(1);
    });
  });
});

test.skipIf(!findPostgres())('requests do not wait for a stopped server, and use it again when it is back', async () => {
  const postgres = await startPostgres();
  process.env.DATABASE_URL = postgres.url;
  const count = () => inTransaction((db) => db.$count(subscribers));
  expect(await count()).toBe(0);
  for (const how of ['SIGINT', 'SIGQUIT'] as const) {
    await postgres.stop(how);
    const refused = await Promise.allSettled(Array.from({ length: 20 }, count));
    for (const one of refused) expect(one).toMatchObject({ status: 'rejected', reason: expect.any(Unavailable) });
    await postgres.start();
    expect(await count()).toBe(0);
  }
  await closeDatabase();
  await postgres.remove();
});

test.skipIf(!findPostgres())('a server that stops during a transaction fails that transaction only', async () => {
  const postgres = await startPostgres();
  process.env.DATABASE_URL = postgres.url;
  const torn = inTransaction(async (db) => {
    await db.$count(subscribers);
    await postgres.stop('SIGQUIT');
    // The connection breaks between two statements.
    await sleep(50);
    return db.$count(subscribers);
  });
  await expect(torn).rejects.toThrow(Unavailable);
  await closeDatabase();
  await postgres.remove();
});
