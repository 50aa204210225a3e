import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { onBothDatabases } from '../../../test/databases/test-databases';
import { add, campaign, counts, emails, manyReaders, provideEmails, renderedEmail, send } from '../../../test/newsletter/test-campaigns';
import { database } from '../../base/db/database';
import { campaigns, deliveries, snapshots, subscribers, votes } from '../../base/db/schema';
import { mergeFields } from './merge-fields';
import { planCampaign } from './plan-campaign';
import { startCampaign } from './start-campaign';

provideEmails();

describe('a campaign', () => {
  onBothDatabases(() => {
    test('is sent to confirmed subscribers of its topics and languages, and to followers who voted for its tags', async () => {
      delete emails['zh/jax-in-depth'];
      const [all, jax, , , , follower] = await add(
        {},
        { topics: ['jax', 'pytorch'] },
        { topics: ['pytorch'] },
        { state: 'pending' },
        { locale: 'zh' },
        { topics: ['pytorch'], followsVote: true },
        { topics: ['pytorch'], followsVote: true },
        { topics: ['pytorch'] },
        { state: 'unsubscribed' },
      );
      const db = await database();
      await db.insert(votes).values({ poll: 'next', voter: follower ?? '', choice: 'xla', subscriberId: follower });
      expect(await planCampaign('jax-in-depth')).toEqual({
        slug: 'jax-in-depth',
        title: 'JAX in depth',
        languages: ['en'],
        people: [{ locale: 'en', count: 3 }],
        audience: 3,
        withoutTranslation: 1,
        existing: undefined,
      });
      const started = await startCampaign('jax-in-depth');
      expect(started).toMatchObject({ isNew: true, state: 'sending' });
      const rows = await db.select().from(deliveries);
      expect(rows.map(({ subscriberId, followsVote }) => [subscriberId, followsVote]).sort()).toEqual(
        [
          [all, false],
          [jax, false],
          [follower, true],
        ].sort(),
      );
      expect(await campaign()).toMatchObject({ slug: 'jax-in-depth', audience: 3, topics: ['jax'] });
      expect((await planCampaign('jax-in-depth')).existing).toEqual({ id: started.id, state: 'sending' });
    });

    test('is created once, also by simultaneous requests', async () => {
      await manyReaders(5);
      const started = await Promise.all(Array.from({ length: 6 }, () => startCampaign('jax-in-depth')));
      expect(started.filter(({ isNew }) => isNew)).toHaveLength(1);
      expect(new Set(started.map(({ id }) => id)).size).toBe(1);
      expect(await send()).toHaveLength(5);
      expect(await campaign()).toMatchObject({ state: 'done' });
      // A later subscriber is not added by a repeated request.
      await manyReaders(1);
      expect(await startCampaign('jax-in-depth')).toMatchObject({ isNew: false, state: 'done' });
      expect(await send()).toEqual([]);
    });

    test('is found by the former slugs of its post', async () => {
      await manyReaders(2);
      emails['en/jax'] = { ...renderedEmail('en'), formerSlugs: ['older', 'jax-in-depth'] };
      const { id } = await startCampaign('jax-in-depth');
      expect(await startCampaign('jax')).toEqual({ id, state: 'sending', isNew: false });
      expect((await planCampaign('jax')).existing).toEqual({ id, state: 'sending' });
    });

    test('has the text of the moment it was frozen', async () => {
      await add({}, { locale: 'zh' });
      await startCampaign('jax-in-depth');
      for (const path of Object.keys(emails)) delete emails[path];
      const sent = await send();
      expect(sent.map(({ bytes }) => /^Subject: (.*)\r$/m.exec(bytes)?.[1]).sort()).toEqual(['JAX in depth (en)', 'JAX in depth (zh)']);
      expect(sent.every(({ to, bytes }) => bytes.includes(`To: ${to}\r\n`) && !bytes.includes(mergeFields.unsubscribe))).toBe(true);
      const stored = await (await database()).select().from(snapshots);
      expect(stored.map(({ locale, subject, sha256 }) => [locale, subject, sha256.length]).sort()).toEqual([
        ['en', 'JAX in depth (en)', 64],
        ['zh', 'JAX in depth (zh)', 64],
      ]);
    });

    test('is rejected without a published post, an audience or a valid time, and stores nothing', async () => {
      await expect(startCampaign('jax')).rejects.toMatchObject({ reason: 'no-such-post', status: 404 });
      await expect(startCampaign('../api/health')).rejects.toMatchObject({ reason: 'no-such-post' });
      await expect(planCampaign('jax')).rejects.toMatchObject({ reason: 'no-such-post' });
      await expect(startCampaign('jax-in-depth')).rejects.toMatchObject({ reason: 'nobody-wants-it', status: 409 });
      for (const at of [new Date(Date.now() - 120_000), new Date(Number.NaN), new Date(Date.now() + 400 * 86_400_000)])
        await expect(startCampaign('jax-in-depth', at)).rejects.toMatchObject({ reason: 'bad-time' });
      emails['en/jax-in-depth'] = {
        ...renderedEmail('en'),
        message: { ...renderedEmail('en').message, text: '', html: '', headers: {} },
      };
      await manyReaders(1);
      await expect(startCampaign('jax-in-depth')).rejects.toThrow('unsubscribe');
      const db = await database();
      expect([await db.$count(campaigns), await db.$count(snapshots), await db.$count(deliveries)]).toEqual([0, 0, 0]);
    });

    test('skips subscribers who unsubscribed, were erased or changed their topics, and its totals match', async () => {
      const [gone, erased, other, follower] = await add({}, {}, { topics: ['jax'] }, { topics: ['tpu'], followsVote: true }, {});
      const db = await database();
      await db.insert(votes).values({ poll: 'next', voter: follower ?? '', choice: 'jax', subscriberId: follower });
      await startCampaign('jax-in-depth');
      await db
        .update(subscribers)
        .set({ state: 'unsubscribed' })
        .where(eq(subscribers.id, gone ?? ''));
      await db.delete(subscribers).where(eq(subscribers.id, erased ?? ''));
      await db
        .update(subscribers)
        .set({ topics: ['pytorch'] })
        .where(eq(subscribers.id, other ?? ''));
      await db
        .update(subscribers)
        .set({ followsVote: false })
        .where(eq(subscribers.id, follower ?? ''));
      expect(await send()).toHaveLength(1);
      expect(await counts()).toEqual({ sent: 1, skipped: 4 });
      expect(await campaign()).toMatchObject({ state: 'done', audience: 5 });
    });

    test('is finished when all of its recipients are skipped', async () => {
      await manyReaders(450);
      await startCampaign('jax-in-depth');
      await (await database()).update(subscribers).set({ state: 'unsubscribed' });
      expect(await send()).toEqual([]);
      expect([await counts(), (await campaign())?.state]).toEqual([{ skipped: 450 }, 'done']);
    });
  });
});
