import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { onBothDatabases } from '../../../test/databases/test-databases';
import { keyedHash } from '../../base/auth/keyed-hash';
import { tokenOfLink } from '../../base/auth/link-token';
import { database } from '../../base/db/database';
import { consents, deliveries, mailedLinks, rateWindows, spentChallenges, subscribers, suppressions, votes } from '../../base/db/schema';
import { sendDue } from '../delivery/send-due';
import { confirmAddressChange, requestAddressChange } from './change-address';
import { changePreferences } from './change-preferences';
import { confirmSubscription } from './confirm-subscription';
import { deleteExpiredData } from './delete-expired-data';
import { eraseSubscriber } from './delete-subscribers';
import { type EmailAddress, readEmailAddress } from './email-address';
import { exportSubscriberData } from './export-subscriber-data';
import { findSubscriber } from './find-subscriber';
import { findMailedLink, type LinkPurpose } from './mailed-links';
import { type RequestableLink, requestLink, requestPreferencesLink } from './request-link';
import { requestSubscription } from './request-subscription';
import { unsubscribe } from './unsubscribe';

vi.stubEnv('APP_SECRET', 'x'.repeat(32));

const unknownId = '0f8fad5b-d9cb-469f-a165-70867728950e';
const from = { source: '/preferences', network: '203.0.113.0/24' };
const mailbox = (text: string) => readEmailAddress(text) as EmailAddress;
const insert = async (text: string, row: Partial<typeof subscribers.$inferInsert> = {}) => {
  const { address, key } = mailbox(text);
  const confirmed = { state: 'confirmed' as const, locale: 'en' as const, topics: ['jax'], confirmedAt: new Date() };
  const [made] = await (await database())
    .insert(subscribers)
    .values({ address, addressKey: key, ...confirmed, ...row })
    .returning();
  return made?.id ?? '';
};
const all = async () => {
  const db = await database();
  return {
    subscribers: await db.select().from(subscribers).orderBy(subscribers.addressKey),
    links: await db.select().from(mailedLinks).orderBy(mailedLinks.createdAt),
    mails: (await db.select().from(deliveries).orderBy(deliveries.id)).map(({ notice }) => notice),
    consents: (await db.select().from(consents).orderBy(consents.id)).map(({ act }) => act),
  };
};
const advanceTime = async (interval: string) => {
  const db = await database();
  const ago = sql.raw(`- interval '${interval}'`);
  await db.update(rateWindows).set({ openedAt: sql`${rateWindows.openedAt} ${ago}` });
  await db.update(mailedLinks).set({ createdAt: sql`${mailedLinks.createdAt} ${ago}`, expiresAt: sql`${mailedLinks.expiresAt} ${ago}` });
  await db.update(subscribers).set({ createdAt: sql`${subscribers.createdAt} ${ago}` });
};
/** Requests a link and returns the token in the mail; undefined if no mail is enqueued. */
const mailedToken = async (id: string, requested: RequestableLink) => {
  const before = new Set((await all()).links.map((link) => link.id));
  await requestLink(id, requested, from);
  const made = (await all()).links.find((link) => !before.has(link.id));
  return made && tokenOfLink(made.id);
};
const findLink = async (purpose: LinkPurpose, text: string) => findMailedLink(await database(), purpose, text);
const token = async (id: string, requested: RequestableLink) => (await mailedToken(id, requested)) ?? expect.fail('no mail');

describe('a subscriber', () => {
  onBothDatabases(() => {
    let ada: string;
    beforeEach(async () => {
      ada = await insert('Ada@example.org');
    });

    test('changes topics, language and followed frameworks, with a consent history', async () => {
      expect(await changePreferences(ada, { topics: [], locale: 'zh', followsVote: true }, from)).toBe(true);
      expect(await findSubscriber(ada)).toMatchObject({ topics: [], locale: 'zh', followsVote: true, state: 'confirmed' });
      await changePreferences(ada, { topics: ['pytorch'], followsVote: false }, from);
      expect(await findSubscriber(ada)).toMatchObject({ topics: ['pytorch'], locale: 'zh', followsVote: false });
      const rows = await (await database()).select().from(consents).orderBy(consents.id);
      expect(rows).toMatchObject([
        { act: 'changed', locale: 'zh', topics: [], ...from },
        { act: 'changed', locale: 'zh', topics: ['pytorch'], ...from },
      ]);
      expect(await changePreferences(unknownId, { topics: [], followsVote: false }, from)).toBe(false);
    });

    test('is mailed links to their own address, and all mails count against one limit', async () => {
      expect(await mailedToken(ada, 'export')).toBeDefined();
      expect(await mailedToken(ada, 'erase')).toBeUndefined();
      await requestSubscription({ address: mailbox('ada@example.org'), locale: 'en', topics: [], ...from });
      await requestPreferencesLink('ada@example.org');
      expect((await all()).mails).toEqual(['manage']);
      for (const minutes of ['11 minutes', '11 minutes', '11 minutes']) {
        await advanceTime(minutes);
        await requestPreferencesLink('ada@example.org');
      }
      expect((await all()).mails).toEqual(['manage', 'manage', 'manage']);
      // Each mail has its own window of a day: three more at once are never possible.
      await advanceTime('23 hours 35 minutes');
      const counts: number[] = [];
      for (let turn = 0; turn < 4; turn++) {
        await requestPreferencesLink('ada@example.org');
        counts.push((await all()).mails.length);
        await advanceTime('11 minutes');
      }
      expect(counts).toEqual([4, 5, 6, 6]);
    });

    test('no mail goes to unknown or suppressed addresses, which count against the limit as well', async () => {
      await requestPreferencesLink('eve@example.org');
      await requestLink(unknownId, 'export', from);
      await requestLink(ada, 'confirm', from);
      await (await database())
        .insert(suppressions)
        .values({ addressHash: keyedHash('address-hash', 'ada@example.org'), reason: 'complained' });
      await requestLink(ada, 'export', from);
      await requestPreferencesLink('ada@example.org');
      expect(await all()).toMatchObject({ mails: [], links: [], consents: [] });
      expect(await (await database()).$count(rateWindows)).toBe(3);
    });

    test('subscribes again by a link in a mail, with their earlier choices', async () => {
      await unsubscribe(ada, '/u');
      const confirm = await token(ada, 'confirm');
      expect(await findSubscriber(ada)).toMatchObject({ state: 'unsubscribed' });
      expect(await confirmSubscription(confirm)).toMatchObject({ status: 'confirmed' });
      expect(await findSubscriber(ada)).toMatchObject({ state: 'confirmed', topics: ['jax'] });
      expect((await all()).consents).toEqual(['withdrew', 'asked', 'confirmed']);
    });

    test('exports everything stored about them, and nothing about others', async () => {
      const eve = await insert('eve@example.org');
      await requestLink(eve, 'preferences', from);
      await changePreferences(ada, { topics: [], followsVote: true }, from);
      const vote = { poll: 'next-framework', choice: 'mxnet' };
      const rows = [ada, eve].map((subscriberId) => ({ ...vote, voter: `subscriber ${subscriberId}`, subscriberId }));
      await (await database()).insert(votes).values(rows);
      const exported = await exportSubscriberData(await token(ada, 'export'));
      expect(exported).toMatchObject({
        subscriber: { id: ada, address: 'Ada@example.org', followsVote: true },
        consents: [{ act: 'changed', network: from.network }],
        deliveries: [{ notice: 'manage' }],
        votes: [vote],
        links: [{ purpose: 'export' }],
      });
      expect(JSON.stringify(exported)).not.toMatch(/tokenHash|eve@/);
      expect(exported?.votes).toHaveLength(1);
    });

    test('has everything erased except a hash, and may subscribe again', async () => {
      const erase = await token(ada, 'erase');
      expect(await eraseSubscriber(erase)).toBe(true);
      expect(await eraseSubscriber(erase)).toBe(false);
      expect(await all()).toEqual({ subscribers: [], links: [], mails: [], consents: [] });
      const db = await database();
      const hash = keyedHash('address-hash', 'ada@example.org');
      expect(await db.select().from(suppressions)).toMatchObject([{ addressHash: hash, reason: 'erased' }]);
      expect(JSON.stringify([await db.select().from(rateWindows), await db.select().from(suppressions)])).not.toMatch(/ada/i);
      // Their mail program may still unsubscribe them.
      await unsubscribe(ada, '/u');
      await advanceTime('11 minutes');
      await requestSubscription({ address: mailbox('ada@example.org'), locale: 'en', topics: [], ...from });
      const [link] = (await all()).links;
      expect(await confirmSubscription(tokenOfLink(link?.id ?? ''))).toMatchObject({ status: 'confirmed' });
      expect(await db.$count(suppressions)).toBe(0);
    });

    test('changes their address after confirming the new one', async () => {
      const change = await token(ada, 'change-address');
      expect(await confirmAddressChange(change, '/preferences')).toBeUndefined();
      expect(await requestAddressChange(change, mailbox('Lovelace@example.org'))).toBe(true);
      expect(await findSubscriber(ada)).toMatchObject({ address: 'Ada@example.org' });
      const link = (await all()).links.find(({ newAddress }) => newAddress);
      expect(link).toMatchObject({ newAddress: 'Lovelace@example.org', subscriberId: ada });
      const confirm = tokenOfLink(link?.id ?? '');
      expect(await requestAddressChange(confirm, mailbox('x@example.org'))).toBe(false);
      // An unconfirmed sign-up of the new address must not be in the way.
      await insert('lovelace@example.org', { state: 'pending', confirmedAt: null });
      for (const _ of ['once', 'twice']) expect(await confirmAddressChange(confirm, '/preferences')).toBe(ada);
      expect(await all()).toMatchObject({
        subscribers: [{ id: ada, address: 'Lovelace@example.org', addressKey: 'lovelace@example.org' }],
        mails: ['manage', 'manage'],
        consents: ['changed'],
      });
      // The link in the old mailbox has expired.
      expect(await requestAddressChange(change, mailbox('thief@example.org'))).toBe(false);
    });

    test('cannot change to the address of another subscriber, nor find out whose it is', async () => {
      await insert('Eve@example.org', { state: 'unsubscribed' });
      const change = await token(ada, 'change-address');
      expect(await requestAddressChange(change, mailbox('eve@example.org'))).toBe(true);
      expect(await requestAddressChange(change, mailbox('ada@EXAMPLE.org'))).toBe(true);
      expect((await all()).mails).toEqual(['manage']);
      expect(await requestAddressChange(change, mailbox('lovelace@example.org'))).toBe(true);
      const link = (await all()).links.find(({ newAddress }) => newAddress);
      // Another subscriber confirms the address in the meantime.
      await insert('lovelace@example.org');
      expect(await confirmAddressChange(tokenOfLink(link?.id ?? ''), '/preferences')).toBeUndefined();
      expect(await findSubscriber(ada)).toMatchObject({ address: 'Ada@example.org' });
    });

    test('can send at most three mails to new addresses with one link', async () => {
      const change = await token(ada, 'change-address');
      for (let number = 0; number < 5; number++)
        expect(await requestAddressChange(change, mailbox(`eve.${number}@example.org`))).toBe(true);
      expect((await all()).mails).toHaveLength(1 + 3);
    });

    test.each(['export', 'erase', 'change-address'] as const)(
      'a link to %s works for an hour and for its purpose only',
      async (purpose) => {
        const link = await token(ada, purpose);
        const others = (['confirm', 'export', 'erase', 'change-address'] as const).filter((other) => other !== purpose);
        for (const other of others) expect(await findLink(other, link)).toBeUndefined();
        await advanceTime('59 minutes');
        expect(await findLink(purpose, link)).toMatchObject({ subscriber: { id: ada } });
        await advanceTime('2 minutes');
        expect(await findLink(purpose, link)).toBeUndefined();
        const uses = [exportSubscriberData, eraseSubscriber, (text: string) => requestAddressChange(text, mailbox('x@example.org'))];
        expect((await Promise.all(uses.map((use) => use(link)))).filter(Boolean)).toEqual([]);
      },
    );

    test('a mail whose link has expired is not sent', async () => {
      await token(ada, 'export');
      await advanceTime('61 minutes');
      await sendDue({
        leases: 1,
        open: async () => ({ isOpen: true, send: () => expect.fail('sent'), close() {} }),
        compose: () => expect.fail('a message is composed'),
      });
      expect(await (await database()).select().from(deliveries)).toMatchObject([{ status: 'skipped' }]);
    });

    test('expired data is deleted, and nothing else', async () => {
      await insert('never@example.org', { state: 'pending', confirmedAt: null });
      const again = await insert('again@example.org', { state: 'pending', confirmedAt: null });
      await insert('left@example.org', { state: 'unsubscribed' });
      await token(ada, 'export');
      const db = await database();
      const inAnHour = new Date(Date.now() + 3_600_000);
      await db
        .insert(spentChallenges)
        .values(Object.entries({ over: new Date(0), open: inAnHour }).map(([signature, expiresAt]) => ({ signature, expiresAt })));
      await advanceTime('29 days');
      await deleteExpiredData();
      expect(await db.select().from(spentChallenges)).toEqual([{ signature: 'open', expiresAt: inAnHour }]);
      expect(await all()).toMatchObject({ subscribers: { length: 4 }, mails: ['manage'] });
      expect(await (await database()).$count(rateWindows)).toBe(0);
      await advanceTime('2 days');
      await token(again, 'confirm');
      await deleteExpiredData();
      const { subscribers: rows, links, mails } = await all();
      expect(rows.map(({ addressKey }) => addressKey)).toEqual(['ada@example.org', 'again@example.org', 'left@example.org']);
      expect([links.length, mails]).toEqual([1, ['confirm']]);
      expect(await (await database()).$count(rateWindows)).toBe(2);
    });
  });
});
