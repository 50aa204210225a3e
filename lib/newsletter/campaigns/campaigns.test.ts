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
    test('goes to who is confirmed and wants its topic in a language it is written in, or follows their vote for it', async () => {
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

    test('is one, however often it is asked for, also at once', async () => {
      await manyReaders(5);
      const started = await Promise.all(Array.from({ length: 6 }, () => startCampaign('jax-in-depth')));
      expect(started.filter(({ isNew }) => isNew)).toHaveLength(1);
      expect(new Set(started.map(({ id }) => id)).size).toBe(1);
      expect(await send()).toHaveLength(5);
      expect(await campaign()).toMatchObject({ state: 'done' });
      // Who came later is not in it, and to ask again adds nobody.
      await manyReaders(1);
      expect(await startCampaign('jax-in-depth')).toMatchObject({ isNew: false, state: 'done' });
      expect(await send()).toEqual([]);
    });

    test('is the same under the names that its post had before', async () => {
      await manyReaders(2);
      emails['en/jax'] = { ...renderedEmail('en'), formerSlugs: ['older', 'jax-in-depth'] };
      const { id } = await startCampaign('jax-in-depth');
      expect(await startCampaign('jax')).toEqual({ id, state: 'sending', isNew: false });
      expect((await planCampaign('jax')).existing).toEqual({ id, state: 'sending' });
    });

    test('is what was written when it was frozen, whatever is edited since', async () => {
      await add({}, { locale: 'zh' });
      await startCampaign('jax-in-depth');
      for (const path of Object.keys(emails)) delete emails[path];
      const sent = await send();
      expect(sent.map(({ bytes }) => /^Subject: (.*)\r$/m.exec(bytes)?.[1]).sort()).toEqual(['JAX in depth (en)', 'JAX in depth (zh)']);
      expect(sent.every(({ to, bytes }) => bytes.includes(`To: ${to}\r\n`) && !bytes.includes(mergeFields.unsubscribe))).toBe(true);
      const kept = await (await database()).select().from(snapshots);
      expect(kept.map(({ locale, subject, sha256 }) => [locale, subject, sha256.length]).sort()).toEqual([
        ['en', 'JAX in depth (en)', 64],
        ['zh', 'JAX in depth (zh)', 64],
      ]);
    });

    test('of no post, to nobody or at no moment is refused, and leaves nothing', async () => {
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

    test('skips who leaves, is erased or wants something else by then; its books balance', async () => {
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

    test('that nobody wants any more ends by itself, even if thousands are skipped', async () => {
      await manyReaders(450);
      await startCampaign('jax-in-depth');
      await (await database()).update(subscribers).set({ state: 'unsubscribed' });
      expect(await send()).toEqual([]);
      expect([await counts(), (await campaign())?.state]).toEqual([{ skipped: 450 }, 'done']);
    });
  });
});
