import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { onPostgresFirst } from '../../../test/databases/test-databases';
import { database } from '../../base/db/database';
import { campaigns, deliveries, subscribers } from '../../base/db/schema';
import { listRecipients, recipientsPerPage } from './list-recipients';
import { groupReplies, listCampaigns, readProgress } from './read-progress';
import { sendingPace } from './sending-pace';

const people = 120;

describe('the progress of a campaign', () => {
  onPostgresFirst(() => {
    let id = '';
    beforeEach(async () => {
      const db = await database();
      const begun = {
        slug: 'jax-in-depth',
        state: 'sending',
        topics: [] as string[],
        audience: people,
        frozenAt: sql`now() - interval '10 minutes'`,
      } as const;
      id = (await db.insert(campaigns).values(begun).returning())[0]?.id ?? '';
      await db.execute(sql`insert into subscribers (address, address_key, state, locale, topics)
        select n || '@example.org', n || '@example.org', 'confirmed', 'en', '{}' from generate_series(1, ${people}::int) n`);
      // 60 sent in the last five minutes, 20 failed in two ways, 10 tried before, 5 skipped, 25 not yet.
      await db.execute(sql`insert into deliveries (campaign_id, subscriber_id, locale, status, attempts, ambiguous, finished_at, smtp_code, smtp_reply)
        select ${id}::uuid, s.id, 'en',
          case when n <= 60 then 'sent' when n <= 80 then 'failed' when n <= 85 then 'skipped' else 'queued' end,
          case when n <= 95 then 1 else 0 end, case when n = 1 then 2 else 0 end,
          case when n <= 85 then now() - make_interval(secs => n * 4) end,
          case when n <= 60 then 250 when n <= 80 then 550 when n between 86 and 95 then 450 end,
          case when n <= 60 then '250 ok' when n <= 75 then '550 5.1.1 <' || s.address || '>: no such user (id 12345' || n || ')'
            when n <= 80 then '550 5.2.1 disabled' when n between 86 and 95 then '450 4.7.1 greylisted' end
        from (select id, address, split_part(address, '@', 1)::int as n from subscribers) s order by n`);
    });

    test('has counts that add up, a rate and the time left', async () => {
      const db = await database();
      const progress = await readProgress(db, id);
      expect(progress?.counts).toEqual({ queued: 35, sending: 0, sent: 60, failed: 20, skipped: 5 });
      expect(Object.values(progress?.counts ?? {}).reduce((sum, count) => sum + count)).toBe(progress?.audience);
      expect(progress).toMatchObject({ retrying: 10, possibleDuplicates: 2, state: 'sending', slug: 'jax-in-depth' });
      // 60 sent and the 14 failed of the last 300 seconds.
      expect(progress?.perMinute).toBeCloseTo(74 / 5, 0);
      expect(progress?.secondsLeft).toBeGreaterThan(120);
      expect(progress?.secondsLeft).toBeLessThan(180);
      expect((await listCampaigns(db)).map((campaign) => campaign.id)).toEqual([id]);
      for (const other of ['', 'x', '00000000-0000-0000-0000-000000000000', "' or 1=1"])
        expect(await readProgress(db, other)).toBeUndefined();
    });

    test('has no rate unless the campaign is being sent', async () => {
      const db = await database();
      for (const state of ['paused', 'done', 'scheduled'] as const) {
        await db.update(campaigns).set({ state });
        expect(await readProgress(db, id)).toMatchObject({ perMinute: 0, secondsLeft: undefined });
      }
    });

    test('groups server replies without what identifies recipients', async () => {
      const db = await database();
      expect(await groupReplies(db, id, 'failed')).toEqual([
        { code: 550, reply: '550 5.1.1 <…>: no such user (id …', count: 15 },
        { code: 550, reply: '550 5.2.1 disabled', count: 5 },
      ]);
      expect(await groupReplies(db, id, 'retrying')).toEqual([{ code: 450, reply: '450 4.7.1 greylisted', count: 10 }]);
    });

    test('has every sent message in its pace, from the start until now', async () => {
      const db = await database();
      const [campaign] = await db.select().from(campaigns);
      const pace = campaign ? await sendingPace(db, campaign) : [];
      expect(pace.length).toBeGreaterThanOrEqual(20);
      expect(pace.length).toBeLessThanOrEqual(23);
      expect(pace.reduce((sum, { sent }) => sum + sent, 0)).toBe(60);
      expect(pace.slice(0, 10).map(({ sent }) => sent)).toEqual(Array(10).fill(0));
    });

    test('lists the recipients of a status in pages, erased ones without an address', async () => {
      const db = await database();
      const first = await listRecipients(db, id, 'sent', 1);
      const second = await listRecipients(db, id, 'sent', 2);
      expect([first.length, second.length]).toEqual([recipientsPerPage, 10]);
      expect(new Set([...first, ...second].map(({ address }) => address)).size).toBe(60);
      await db.delete(subscribers).where(sql`address = '1@example.org'`);
      expect((await listRecipients(db, id, 'sent', 1))[0]).toMatchObject({ address: undefined, smtpReply: '250 ok' });
      expect(await db.$count(deliveries)).toBe(people);
    });
  });
});
