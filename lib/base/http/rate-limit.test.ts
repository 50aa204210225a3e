import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { onBothDatabases } from '../../../test/databases/test-databases';
import { database } from '../db/database';
import { rateWindows } from '../db/schema';
import { consumeRateLimit } from './rate-limit';

describe('a rate limit', () => {
  onBothDatabases(() => {
    const limit = { most: 5, seconds: 600 };

    test('allows its number of concurrent requests per window and key', async () => {
      const db = await database();
      const results = await Promise.all(Array.from({ length: 20 }, () => consumeRateLimit(db, 'one', limit)));
      expect(results.filter(Boolean)).toHaveLength(5);
      expect(await consumeRateLimit(db, 'other', limit)).toBe(true);
    });

    test('starts again after its window', async () => {
      const db = await database();
      for (let count = 0; count < 6; count++) await consumeRateLimit(db, 'one', limit);
      await db.update(rateWindows).set({ openedAt: sql`now() - interval '599 seconds'` });
      expect(await consumeRateLimit(db, 'one', limit)).toBe(false);
      await db.update(rateWindows).set({ openedAt: sql`now() - interval '601 seconds'` });
      expect(await consumeRateLimit(db, 'one', limit)).toBe(true);
    });
  });
});
