import { setImmediate } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { onPostgresFirst } from '../../../test/databases/test-databases';
import { campaign, emails, manyReaders, provideEmails, renderedEmail, send } from '../../../test/newsletter/test-campaigns';
import { database } from '../../base/db/database';
import { campaigns, deliveries, subscribers } from '../../base/db/schema';
import { sendDue } from '../delivery/send-due';
import { cancelCampaign, resumeCampaign } from './pause-campaign';
import { startCampaign, startScheduled } from './start-campaign';

provideEmails();

describe('a campaign', () => {
  onPostgresFirst(() => {
    test('starts at its time with the audience of that moment, and pauses when it is too late', async () => {
      await manyReaders(2);
      const { id, state } = await startCampaign('jax-in-depth', new Date(Date.now() + 3_600_000));
      expect(state).toBe('scheduled');
      await startScheduled();
      expect(await send()).toEqual([]);
      const db = await database();
      await manyReaders(1);
      const moveTo = (interval: string) => db.update(campaigns).set({ scheduledFor: sql`now() + ${interval}::interval` });
      await moveTo('-6 hours -1 minute');
      await startScheduled();
      expect(await campaign()).toMatchObject({ state: 'paused', pauseReason: 'schedule-missed' });
      expect(await send()).toEqual([]);
      expect(await resumeCampaign(id)).toBe(true);
      await Promise.all([startScheduled(), startScheduled()]);
      expect(await send()).toHaveLength(3);
      expect(await campaign()).toMatchObject({ state: 'done', audience: 3 });
    });

    test('can be cancelled until it starts, and pauses without a published post or an audience', async () => {
      const soon = new Date(Date.now() + 60_000);
      const scheduled = await startCampaign('jax-in-depth', soon);
      expect([await cancelCampaign(scheduled.id), await cancelCampaign(scheduled.id)]).toEqual([true, false]);
      const { id } = await startCampaign('jax-in-depth', soon);
      const db = await database();
      await db.update(campaigns).set({ scheduledFor: sql`now()` });
      await startScheduled();
      expect(await campaign()).toMatchObject({ state: 'paused', pauseReason: 'nobody', frozenAt: null });
      await manyReaders(1);
      await resumeCampaign(id);
      const saved = { ...emails };
      for (const path of Object.keys(emails)) delete emails[path];
      await startScheduled();
      expect(await campaign()).toMatchObject({ state: 'paused', pauseReason: 'not-published' });
      Object.assign(emails, saved);
      await resumeCampaign(id);
      await startScheduled();
      expect(await cancelCampaign(id)).toBe(false);
      expect(await send()).toHaveLength(1);
    });

    test('that fails to start does not block others, and is retried', async () => {
      await manyReaders(2);
      const at = new Date(Date.now() + 60_000);
      emails['en/other'] = renderedEmail('en');
      await startCampaign('other', at);
      await startCampaign('jax-in-depth', at);
      const db = await database();
      // Due first, and its rendered email is broken.
      await db.update(campaigns).set({ scheduledFor: sql`now() - case slug when 'other' then interval '1 hour' else interval '0' end` });
      emails['en/other'] = 'not a rendered email';
      await startScheduled();
      const states = async () => Object.fromEntries((await db.select().from(campaigns)).map(({ slug, state }) => [slug, state]));
      expect(await states()).toEqual({ other: 'scheduled', 'jax-in-depth': 'sending' });
      emails['en/other'] = renderedEmail('en');
      await startScheduled();
      expect(await states()).toEqual({ other: 'sending', 'jax-in-depth': 'sending' });
    });

    test('respects the rate limit, and sends at most 200 messages on the first day of a warm-up', async () => {
      await manyReaders(210);
      await startCampaign('jax-in-depth');
      const limited = async (limits: { perMinute?: number; warmUpFrom?: string }, milliseconds: number) =>
        (
          await sendDue({
            ...limits,
            leases: 4,
            signal: AbortSignal.timeout(milliseconds),
            open: async () => ({
              isOpen: true,
              // Yields to timers as a network does: PGlite never would, and the abort signal would not fire on a busy machine.
              send: async () => setImmediate({ status: 'sent' }),
              close() {},
            }),
            compose: async () => [Buffer.of(), { from: 'a', to: 'b' }, ''],
          })
        ).sent;
      const begun = Date.now();
      const sent = await limited({ perMinute: 600 }, 1500);
      const seconds = (Date.now() - begun) / 1000;
      expect(sent).toBeGreaterThan(2);
      expect(sent).toBeLessThanOrEqual(10 * seconds + 15);
      const today = new Date().toISOString().slice(0, 10);
      const more = await limited({ warmUpFrom: today }, 30_000);
      // Each lease may have used quota for a message that another worker claimed.
      expect(sent + more).toBeLessThanOrEqual(200);
      expect(sent + more).toBeGreaterThan(190);
      // Notifications are not limited.
      const db = await database();
      const [reader] = await db.select({ id: subscribers.id }).from(subscribers).limit(1);
      await db.insert(deliveries).values({ notice: 'manage', subscriberId: reader?.id ?? '' });
      expect(await limited({ warmUpFrom: today }, 30_000)).toBe(1);
      expect(await limited({ warmUpFrom: '2020-01-01' }, 30_000)).toBe(210 - sent - more);
    });
  });
});
