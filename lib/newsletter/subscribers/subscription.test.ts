import { eq, sql } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import { onBothDatabases } from '../../../test/databases/test-databases';
import { keyedHash } from '../../base/auth/keyed-hash';
import { hashOfToken, tokenOfLink } from '../../base/auth/link-token';
import { database } from '../../base/db/database';
import { consents, deliveries, mailedLinks, rateWindows, subscribers, suppressions } from '../../base/db/schema';
import { Unavailable } from '../../base/http/unavailable';
import { askToSubscribe } from './ask-to-subscribe';
import { confirmSubscription } from './confirm-subscription';
import { type EmailAddress, readEmailAddress } from './email-address';
import { unsubscribe } from './unsubscribe';

vi.stubEnv('APP_SECRET', 'x'.repeat(32));

const ask = (text = 'Ada@Example.org', topics = ['jax']) =>
  askToSubscribe({
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
    acts: (await db.select().from(consents).orderBy(consents.id)).map(({ act }) => act),
  };
};
const newestToken = async () => {
  const [link] = await (await database()).select().from(mailedLinks).orderBy(sql`${mailedLinks.createdAt} desc`).limit(1);
  return tokenOfLink(link?.id ?? '');
};
/** Lets time pass for what was mailed and is mailed still. */
const later = async (interval: string) => {
  const db = await database();
  await db.update(deliveries).set({ createdAt: sql`${deliveries.createdAt} - ${interval}::interval` });
  await db.update(rateWindows).set({ openedAt: sql`${rateWindows.openedAt} - ${interval}::interval` });
  await db.update(mailedLinks).set({ expiresAt: sql`${mailedLinks.expiresAt} - ${interval}::interval` });
};

describe('to subscribe', () => {
  onBothDatabases(() => {
    test('is asked for, confirmed by the link in the mail, and ended', async () => {
      await ask();
      const asked = await all();
      expect(asked).toMatchObject({
        subscribers: [{ address: 'Ada@example.org', addressKey: 'ada@example.org', state: 'pending' }],
        links: [{ purpose: 'confirm', topics: ['jax'], usedAt: null }],
        mails: ['confirm'],
        acts: ['asked'],
      });
      const token = await newestToken();
      // Whoever reads the database has no link to press.
      expect(JSON.stringify(asked)).not.toContain(token);
      expect(asked.links[0]?.tokenHash).toBe(hashOfToken(token));

      const { id } = asked.subscribers[0] ?? { id: '' };
      expect(await confirmSubscription(token)).toEqual({ status: 'confirmed', subscriberId: id, locale: 'en' });
      expect(await confirmSubscription(token)).toMatchObject({ status: 'confirmed' });
      expect(await all()).toMatchObject({
        subscribers: [{ state: 'confirmed', topics: ['jax'], confirmedAt: expect.any(Date) }],
        mails: ['confirm', 'welcome'],
        acts: ['asked', 'confirmed'],
      });

      await unsubscribe(id, '/unsubscribe');
      await unsubscribe(id, '/unsubscribe');
      await unsubscribe('0f8fad5b-d9cb-469f-a165-70867728950e', '/unsubscribe');
      expect(await all()).toMatchObject({ subscribers: [{ state: 'unsubscribed' }], acts: ['asked', 'confirmed', 'withdrew'] });
      // The old link brings nobody back; asking again does, and what was agreed to before stays as history.
      expect(await confirmSubscription(token)).toEqual({ status: 'expired' });
      await later('11 minutes');
      await ask('ada@example.org', []);
      expect(await all()).toMatchObject({
        subscribers: [{ state: 'unsubscribed', topics: ['jax'] }],
        mails: ['confirm', 'welcome', 'confirm'],
      });
      expect(await confirmSubscription(await newestToken())).toMatchObject({ status: 'confirmed' });
      expect((await all()).subscribers).toMatchObject([{ state: 'confirmed', topics: [], unsubscribedAt: null }]);
    });

    test('a hundred times at once is one subscriber and one mail', async () => {
      // A slow machine may keep some waiting for a connection too long: they are told to come back, and do.
      const comeBack = (address: string): Promise<void> =>
        ask(address).catch((error) => (error instanceof Unavailable ? comeBack(address) : Promise.reject(error)));
      await Promise.all(Array.from({ length: 100 }, (_, number) => comeBack(number % 2 ? 'Ada@example.org' : 'ada@EXAMPLE.org')));
      const { subscribers: rows, mails } = await all();
      expect([rows.length, mails]).toEqual([1, ['confirm']]);
    });

    test('again and again is one mail in ten minutes and three a day', async () => {
      const counts: number[] = [];
      for (const pause of ['0', '9 minutes', '2 minutes', '11 minutes', '11 minutes', '11 minutes', '1 day']) {
        await later(pause);
        await ask();
        counts.push((await all()).mails.length);
      }
      expect(counts).toEqual([1, 1, 2, 3, 3, 3, 4]);
    });

    test('a subscriber is told that they are one, once a day, and nothing of theirs changes', async () => {
      await ask();
      await confirmSubscription(await newestToken());
      for (const pause of ['11 minutes', '11 minutes', '1 day']) {
        await later(pause);
        await ask('ada@example.org', ['pytorch']);
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
    ] as const)('an address that was %s', async (reason, mails) => {
      await (await database()).insert(suppressions).values({ addressHash: keyedHash('address-hash', 'ada@example.org'), reason });
      await ask();
      expect((await all()).mails).toEqual(mails);
    });

    test('a link that is too old, or that nobody made, or whose subscriber is gone, confirms nothing', async () => {
      await ask();
      const token = await newestToken();
      expect(await confirmSubscription(`${token}x`)).toEqual({ status: 'expired' });
      await later('7 days 1 minute');
      expect(await confirmSubscription(token)).toEqual({ status: 'expired' });
      await later('-1 day');
      await (await database()).delete(subscribers).where(eq(subscribers.addressKey, 'ada@example.org'));
      expect(await confirmSubscription(token)).toEqual({ status: 'expired' });
      expect(await all()).toEqual({ subscribers: [], links: [], mails: [], acts: [] });
    });
  });
});
