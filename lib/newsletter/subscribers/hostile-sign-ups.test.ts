import { eq, sql } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import { onBothDatabases } from '../../../test/databases/test-databases';
import { database } from '../../base/db/database';
import { deliveries, subscribers } from '../../base/db/schema';
import { readEmailAddress } from './email-address';
import { requestSubscription } from './request-subscription';

vi.stubEnv('APP_SECRET', 'x'.repeat(32));

/** The number of sign-ups: `HOSTILE=10000 npx vitest run hostile-sign-ups` takes minutes. */
const signUps = Number(process.env.HOSTILE ?? 300);
const victims = Array.from({ length: 10 }, (_, number) => `victim${number}@example.org`);
const rounds = 10;

describe('sign-ups of others from ever new networks, past every other guard', () => {
  onBothDatabases(() => {
    test('send at most three mails a day to each mailbox, at any pace and in any spelling', {
      tags: ['crash'],
      timeout: 60_000 + signUps * 500,
    }, async () => {
      let ordinal = 0;
      const attack = async () => {
        const text = victims[ordinal % victims.length] ?? '';
        const address = readEmailAddress(ordinal % 3 ? text : text.toUpperCase());
        if (typeof address === 'string') throw new Error(address);
        const network = `20.${ordinal >> 8}.${ordinal++ & 255}.0/24`;
        await requestSubscription({ address, locale: 'en', topics: [], source: '/', network });
      };
      const counts: number[][] = [];
      for (let round = 0; round < rounds; round++) {
        // Ten at a time, as a server would work on them.
        for (let left = signUps / rounds; left > 0; left -= 10) await Promise.all(Array.from({ length: Math.min(10, left) }, attack));
        counts.push(await countMailsByAddress());
        await advanceTime('2 hours');
      }
      expect(ordinal).toBe(signUps);
      expect(counts[0]).toEqual(victims.map(() => 1));
      expect(counts.at(-1)).toEqual(victims.map(() => 3));
      expect(await (await database()).$count(subscribers)).toBe(victims.length);
    });
  });
});

async function countMailsByAddress(): Promise<number[]> {
  const db = await database();
  const rows = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(deliveries)
    .innerJoin(subscribers, eq(subscribers.id, deliveries.subscriberId))
    .groupBy(subscribers.addressKey);
  return rows.map(({ count }) => count);
}

/** Moves the times in the tables that limits count by into the past. */
async function advanceTime(interval: string): Promise<void> {
  const db = await database();
  await db.update(deliveries).set({ createdAt: sql`${deliveries.createdAt} - ${interval}::interval` });
  await db.execute(sql`update rate_windows set opened_at = opened_at - ${interval}::interval`);
}
