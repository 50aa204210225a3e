import { eq, sql } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import { onBothDatabases } from '../../../test/databases/test-databases';
import { keyedHash } from '../../base/auth/keyed-hash';
import { hashOfToken, tokenOfLink } from '../../base/auth/link-token';
import { database } from '../../base/db/database';
import { consents, deliveries, mailedLinks, rateWindows, subscribers, suppressions } from '../../base/db/schema';
import { Unavailable } from '../../base/http/unavailable';
import { confirmSubscription } from './confirm-subscription';
import { type EmailAddress, readEmailAddress } from './email-address';
import { requestSubscription } from './request-subscription';
import { unsubscribe } from './unsubscribe';

vi.stubEnv('APP_SECRET', 'x'.repeat(32));

const subscribe = (text = 'Ada@Example.org', topics = ['jax']) =>
  requestSubscription({
    address: readEmailAddress(text) as EmailAddress,
    locale: 'en',
    topics,
    source: '/subscribe',
    network: '203.0.113.0/24',
  });
const all = async () => {
  const db = await database();
  return {
    subscribers: await db.select().from(subscribers),
    links: await db.select().from(mailedLinks),
    mails: (await db.select().from(deliveries).orderBy(deliveries.id)).map(({ notice }) => notice),
    consents: (await db.select().from(consents).orderBy(consents.id)).map(({ act }) => act),
  };
};
const newestToken = async () => {
  const [link] = await (await database()).select().from(mailedLinks).orderBy(sql`${mailedLinks.createdAt} desc`).limit(1);
  return tokenOfLink(link?.id ?? '');
};
/** Moves the times of deliveries, limits and links into the past. */
const advanceTime = async (interval: string) => {
  const db = await database();
  await db.update(deliveries).set({ createdAt: sql`${deliveries.createdAt} - ${interval}::interval` });
  await db.update(rateWindows).set({ openedAt: sql`${rateWindows.openedAt} - ${interval}::interval` });
  await db.update(mailedLinks).set({ expiresAt: sql`${mailedLinks.expiresAt} - ${interval}::interval` });
};

describe('subscribing', () => {
  onBothDatabases(() => {
    test('needs the link in the mail, and ends by unsubscribing', async () => {
      await subscribe();
      const requested = await all();
      expect(requested).toMatchObject({
        subscribers: [{ address: 'Ada@example.org', addressKey: 'ada@example.org', state: 'pending' }],
        links: [{ purpose: 'confirm', topics: ['jax'], usedAt: null }],
        mails: ['confirm'],
        consents: ['asked'],
      });
      const token = await newestToken();
      // The database must not contain a usable token.
      expect(JSON.stringify(requested)).not.toContain(token);
      expect(requested.links[0]?.tokenHash).toBe(hashOfToken(token));

      const { id } = requested.subscribers[0] ?? { id: '' };
      expect(await confirmSubscription(token)).toEqual({ status: 'confirmed', subscriberId: id, locale: 'en' });
      expect(await confirmSubscription(token)).toMatchObject({ status: 'confirmed' });
      expect(await all()).toMatchObject({
        subscribers: [{ state: 'confirmed', topics: ['jax'], confirmedAt: expect.any(Date) }],
        mails: ['confirm', 'welcome'],
        consents: ['asked', 'confirmed'],
      });

      await unsubscribe(id, '/unsubscribe');
      await unsubscribe(id, '/unsubscribe');
      await unsubscribe('0f8fad5b-d9cb-469f-a165-70867728950e', '/unsubscribe');
      expect(await all()).toMatchObject({ subscribers: [{ state: 'unsubscribed' }], consents: ['asked', 'confirmed', 'withdrew'] });
      // The old link no longer works; a new request does, and the consent history is kept.
      expect(await confirmSubscription(token)).toEqual({ status: 'expired' });
      await advanceTime('11 minutes');
      await subscribe('ada@example.org', []);
      expect(await all()).toMatchObject({
        subscribers: [{ state: 'unsubscribed', topics: ['jax'] }],
        mails: ['confirm', 'welcome', 'confirm'],
      });
      expect(await confirmSubscription(await newestToken())).toMatchObject({ status: 'confirmed' });
      expect((await all()).subscribers).toMatchObject([{ state: 'confirmed', topics: [], unsubscribedAt: null }]);
    });

    test('a hundred times at once creates one subscriber and one mail', async () => {
      // On a slow machine some wait too long for a database connection, and retry.
      const subscribeWithRetry = (address: string): Promise<void> =>
        subscribe(address).catch((error) => (error instanceof Unavailable ? subscribeWithRetry(address) : Promise.reject(error)));
      await Promise.all(Array.from({ length: 100 }, (_, number) => subscribeWithRetry(number % 2 ? 'Ada@example.org' : 'ada@EXAMPLE.org')));
      const { subscribers: rows, mails } = await all();
      expect([rows.length, mails]).toEqual([1, ['confirm']]);
    });

    test('repeatedly sends one mail in ten minutes and three a day', async () => {
      const counts: number[] = [];
      for (const pause of ['0', '9 minutes', '2 minutes', '11 minutes', '11 minutes', '11 minutes', '1 day']) {
        await advanceTime(pause);
        await subscribe();
        counts.push((await all()).mails.length);
      }
      expect(counts).toEqual([1, 1, 2, 3, 3, 3, 4]);
    });

    test('with a subscribed address sends a note once a day and changes nothing', async () => {
      await subscribe();
      await confirmSubscription(await newestToken());
      for (const pause of ['11 minutes', '11 minutes', '1 day']) {
        await advanceTime(pause);
        await subscribe('ada@example.org', ['pytorch']);
      }
      expect(await all()).toMatchObject({
        subscribers: [{ address: 'Ada@example.org', state: 'confirmed', topics: ['jax'] }],
        mails: ['confirm', 'welcome', 'already-subscribed', 'already-subscribed'],
      });
    });

    test.each([
      ['bounced', []],
      ['complained', []],
      ['erased', ['confirm']],
    ] as const)('with an address suppressed as %s sends %j', async (reason, mails) => {
      await (await database()).insert(suppressions).values({ addressHash: keyedHash('address-hash', 'ada@example.org'), reason });
      await subscribe();
      expect((await all()).mails).toEqual(mails);
    });

    test('an expired or unknown link, or one of an erased subscriber, confirms nothing', async () => {
      await subscribe();
      const token = await newestToken();
      expect(await confirmSubscription(`${token}x`)).toEqual({ status: 'expired' });
      await advanceTime('7 days 1 minute');
      expect(await confirmSubscription(token)).toEqual({ status: 'expired' });
      await advanceTime('-1 day');
      await (await database()).delete(subscribers).where(eq(subscribers.addressKey, 'ada@example.org'));
      expect(await confirmSubscription(token)).toEqual({ status: 'expired' });
      expect(await all()).toEqual({ subscribers: [], links: [], mails: [], consents: [] });
    });
  });
});
