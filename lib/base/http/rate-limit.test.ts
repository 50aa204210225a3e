import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { onBothDatabases } from '../../../test/databases/test-databases';
import { database } from '../db/database';
import { rateWindows } from '../db/schema';
import { consumeRateLimit } from './rate-limit';

describe('a limit', () => {
  onBothDatabases(() => {
    const limit = { most: 5, seconds: 600 };

    test('lets so many through in one window, however many come at once, and each key by itself', async () => {
      const db = await database();
      const turns = await Promise.all(Array.from({ length: 20 }, () => consumeRateLimit(db, 'one', limit)));
      expect(turns.filter(Boolean)).toHaveLength(5);
      expect(await consumeRateLimit(db, 'other', limit)).toBe(true);
    });

    test('opens again when its window is over', async () => {
      const db = await database();
      for (let turn = 0; turn < 6; turn++) await consumeRateLimit(db, 'one', limit);
      await db.update(rateWindows).set({ openedAt: sql`now() - interval '599 seconds'` });
      expect(await consumeRateLimit(db, 'one', limit)).toBe(false);
      await db.update(rateWindows).set({ openedAt: sql`now() - interval '601 seconds'` });
      expect(await consumeRateLimit(db, 'one', limit)).toBe(true);
    });
  });
});
