import { eq, sql } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import { onBothDatabases } from '../../../test/databases/test-databases';
import { database } from '../../base/db/database';
import { deliveries, subscribers } from '../../base/db/schema';
import { askToSubscribe } from './ask-to-subscribe';
import { readEmailAddress } from './email-address';

vi.stubEnv('APP_SECRET', 'x'.repeat(32));

/** How many come: `HOSTILE=10000 npx vitest run hostile-sign-ups` takes minutes. */
const sent = Number(process.env.HOSTILE ?? 300);
const victims = Array.from({ length: 10 }, (_, number) => `victim${number}@example.org`);
const rounds = 10;

describe('who signs up others from ever new networks, past every other guard,', () => {
  onBothDatabases(() => {
    test('gets three mails a day to each, whatever the pace and the spelling', {
      tags: ['crash'],
      timeout: 60_000 + sent * 500,
    }, async () => {
      let ordinal = 0;
      const attack = async () => {
        const text = victims[ordinal % victims.length] ?? '';
        const address = readEmailAddress(ordinal % 3 ? text : text.toUpperCase());
        if (typeof address === 'string') throw new Error(address);
        const network = `20.${ordinal >> 8}.${ordinal++ & 255}.0/24`;
        await askToSubscribe({ address, locale: 'en', topics: [], source: '/', network });
      };
      const counts: number[][] = [];
      for (let round = 0; round < rounds; round++) {
        // Some at once, as many as a server works on.
        for (let left = sent / rounds; left > 0; left -= 10) await Promise.all(Array.from({ length: Math.min(10, left) }, attack));
        counts.push(await mailsOfEach());
        await letPass('2 hours');
      }
      expect(ordinal).toBe(sent);
      expect(counts[0]).toEqual(victims.map(() => 1));
      expect(counts.at(-1)).toEqual(victims.map(() => 3));
      expect(await (await database()).$count(subscribers)).toBe(victims.length);
    });
  });
});

async function mailsOfEach(): Promise<number[]> {
  const db = await database();
  const rows = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(deliveries)
    .innerJoin(subscribers, eq(subscribers.id, deliveries.subscriberId))
    .groupBy(subscribers.addressKey);
  return rows.map(({ count }) => count);
}

/** Everything that is written down happened so much earlier, whichever table a limit counts by. */
async function letPass(interval: string): Promise<void> {
  const db = await database();
  await db.update(deliveries).set({ createdAt: sql`${deliveries.createdAt} - ${interval}::interval` });
  await db.execute(sql`update rate_windows set opened_at = opened_at - ${interval}::interval`);
}
