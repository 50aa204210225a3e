import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { onBothDatabases } from '../../../test/databases/test-databases';
import { keyedHash } from '../../base/auth/keyed-hash';
import { tokenOfLink } from '../../base/auth/link-token';
import { database } from '../../base/db/database';
import { consents, deliveries, mailedLinks, rateWindows, spentChallenges, subscribers, suppressions, votes } from '../../base/db/schema';
import { sendDue } from '../delivery/send-due';
import { askForLink, askForPreferencesLink, type LinkWish } from './ask-for-link';
import { askToSubscribe } from './ask-to-subscribe';
import { askForAddress, changeAddress } from './change-address';
import { changePreferences } from './change-preferences';
import { confirmSubscription } from './confirm-subscription';
import { type EmailAddress, readEmailAddress } from './email-address';
import { eraseSubscriber } from './erase-subscriber';
import { exportSubscriber } from './export-subscriber';
import { findMailedLink } from './find-mailed-link';
import { findSubscriber } from './find-subscriber';
import { sweep } from './sweep';
import { unsubscribe } from './unsubscribe';

vi.stubEnv('APP_SECRET', 'x'.repeat(32));

const nobody = '0f8fad5b-d9cb-469f-a165-70867728950e';
const said = { source: '/preferences', network: '203.0.113.0/24' };
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
    acts: (await db.select().from(consents).orderBy(consents.id)).map(({ act }) => act),
  };
};
const later = async (interval: string) => {
  const db = await database();
  const ago = sql.raw(`- interval '${interval}'`);
  await db.update(rateWindows).set({ openedAt: sql`${rateWindows.openedAt} ${ago}` });
  await db.update(mailedLinks).set({ createdAt: sql`${mailedLinks.createdAt} ${ago}`, expiresAt: sql`${mailedLinks.expiresAt} ${ago}` });
  await db.update(subscribers).set({ createdAt: sql`${subscribers.createdAt} ${ago}` });
};
/** The token in the mail that this causes; undefined where there is none. */
const mailed = async (id: string, wish: LinkWish) => {
  const before = new Set((await all()).links.map((link) => link.id));
  await askForLink(id, wish, said);
  const made = (await all()).links.find((link) => !before.has(link.id));
  return made && tokenOfLink(made.id);
};
const token = async (id: string, wish: LinkWish) => (await mailed(id, wish)) ?? expect.fail('no mail');

describe('a subscriber', () => {
  onBothDatabases(() => {
    let ada: string;
    beforeEach(async () => {
      ada = await insert('Ada@example.org');
    });

    test('changes topics, language and what is followed, and what they agreed to is kept', async () => {
      expect(await changePreferences(ada, { topics: [], locale: 'zh', followsVote: true }, said)).toBe(true);
      expect(await findSubscriber(ada)).toMatchObject({ topics: [], locale: 'zh', followsVote: true, state: 'confirmed' });
      await changePreferences(ada, { topics: ['pytorch'], followsVote: false }, said);
      expect(await findSubscriber(ada)).toMatchObject({ topics: ['pytorch'], locale: 'zh', followsVote: false });
      const rows = await (await database()).select().from(consents).orderBy(consents.id);
      expect(rows).toMatchObject([
        { act: 'changed', locale: 'zh', topics: [], ...said },
        { act: 'changed', locale: 'zh', topics: ['pytorch'], ...said },
      ]);
      expect(await changePreferences(nobody, { topics: [], followsVote: false }, said)).toBe(false);
    });

    test('is mailed links to their own address, whatever for, and all count together', async () => {
      expect(await mailed(ada, 'export')).toBeDefined();
      expect(await mailed(ada, 'erase')).toBeUndefined();
      await askToSubscribe({ address: mailbox('ada@example.org'), locale: 'en', topics: [], ...said });
      await askForPreferencesLink('ada@example.org');
      expect((await all()).mails).toEqual(['manage']);
      for (const minutes of ['11 minutes', '11 minutes', '11 minutes']) {
        await later(minutes);
        await askForPreferencesLink('ada@example.org');
      }
      expect((await all()).mails).toEqual(['manage', 'manage', 'manage']);
      // The day of each mail is over by itself: there is no midnight after which three more may come at once.
      await later('23 hours 35 minutes');
      const counts: number[] = [];
      for (let turn = 0; turn < 4; turn++) {
        await askForPreferencesLink('ada@example.org');
        counts.push((await all()).mails.length);
        await later('11 minutes');
      }
      expect(counts).toEqual([4, 5, 6, 6]);
    });

    test('nobody else is mailed anything, and a stranger’s address is counted like any', async () => {
      await askForPreferencesLink('eve@example.org');
      await askForLink(nobody, 'export', said);
      await askForLink(ada, 'confirm', said);
      await (await database())
        .insert(suppressions)
        .values({ addressHash: keyedHash('address-hash', 'ada@example.org'), reason: 'complained' });
      await askForLink(ada, 'export', said);
      await askForPreferencesLink('ada@example.org');
      expect(await all()).toMatchObject({ mails: [], links: [], acts: [] });
      expect(await (await database()).$count(rateWindows)).toBe(3);
    });

    test('who has left comes back by a link in a mail, with what they had chosen', async () => {
      await unsubscribe(ada, '/u');
      const back = await token(ada, 'confirm');
      expect(await findSubscriber(ada)).toMatchObject({ state: 'unsubscribed' });
      expect(await confirmSubscription(back)).toMatchObject({ status: 'confirmed' });
      expect(await findSubscriber(ada)).toMatchObject({ state: 'confirmed', topics: ['jax'] });
      expect((await all()).acts).toEqual(['withdrew', 'asked', 'confirmed']);
    });

    test('takes everything that is kept of them, and nobody else’s', async () => {
      const eve = await insert('eve@example.org');
      await askForLink(eve, 'preferences', said);
      await changePreferences(ada, { topics: [], followsVote: true }, said);
      const vote = { poll: 'next-framework', choice: 'mxnet' };
      const rows = [ada, eve].map((subscriberId) => ({ ...vote, voter: `subscriber ${subscriberId}`, subscriberId }));
      await (await database()).insert(votes).values(rows);
      const exported = await exportSubscriber(await token(ada, 'export'));
      expect(exported).toMatchObject({
        subscriber: { id: ada, address: 'Ada@example.org', followsVote: true },
        consents: [{ act: 'changed', network: said.network }],
        deliveries: [{ notice: 'manage' }],
        votes: [vote],
        links: [{ purpose: 'export' }],
      });
      expect(JSON.stringify(exported)).not.toMatch(/tokenHash|eve@/);
      expect(exported?.votes).toHaveLength(1);
    });

    test('has everything erased but a hash, and may come back', async () => {
      const erase = await token(ada, 'erase');
      expect(await eraseSubscriber(erase)).toBe(true);
      expect(await eraseSubscriber(erase)).toBe(false);
      expect(await all()).toEqual({ subscribers: [], links: [], mails: [], acts: [] });
      const db = await database();
      const hash = keyedHash('address-hash', 'ada@example.org');
      expect(await db.select().from(suppressions)).toMatchObject([{ addressHash: hash, reason: 'erased' }]);
      expect(JSON.stringify([await db.select().from(rateWindows), await db.select().from(suppressions)])).not.toMatch(/ada/i);
      // Their mail program may still say that they leave.
      await unsubscribe(ada, '/u');
      await later('11 minutes');
      await askToSubscribe({ address: mailbox('ada@example.org'), locale: 'en', topics: [], ...said });
      const [link] = (await all()).links;
      expect(await confirmSubscription(tokenOfLink(link?.id ?? ''))).toMatchObject({ status: 'confirmed' });
      expect(await db.$count(suppressions)).toBe(0);
    });

    test('moves to another address, which has to say so itself', async () => {
      const move = await token(ada, 'change-address');
      expect(await changeAddress(move, '/preferences')).toBeUndefined();
      expect(await askForAddress(move, mailbox('Lovelace@example.org'))).toBe(true);
      expect(await findSubscriber(ada)).toMatchObject({ address: 'Ada@example.org' });
      const link = (await all()).links.find(({ newAddress }) => newAddress);
      expect(link).toMatchObject({ newAddress: 'Lovelace@example.org', subscriberId: ada });
      const confirm = tokenOfLink(link?.id ?? '');
      expect(await askForAddress(confirm, mailbox('x@example.org'))).toBe(false);
      // Somebody had typed it before, and it never was confirmed.
      await insert('lovelace@example.org', { state: 'pending', confirmedAt: null });
      for (const _ of ['once', 'twice']) expect(await changeAddress(confirm, '/preferences')).toBe(ada);
      expect(await all()).toMatchObject({
        subscribers: [{ id: ada, address: 'Lovelace@example.org', addressKey: 'lovelace@example.org' }],
        mails: ['manage', 'manage'],
        acts: ['changed'],
      });
      // The old mailbox holds a link that has ended.
      expect(await askForAddress(move, mailbox('thief@example.org'))).toBe(false);
    });

    test('moves to nobody else’s address, and cannot tell whose it is', async () => {
      await insert('Eve@example.org', { state: 'unsubscribed' });
      const move = await token(ada, 'change-address');
      expect(await askForAddress(move, mailbox('eve@example.org'))).toBe(true);
      expect(await askForAddress(move, mailbox('ada@EXAMPLE.org'))).toBe(true);
      expect((await all()).mails).toEqual(['manage']);
      expect(await askForAddress(move, mailbox('lovelace@example.org'))).toBe(true);
      const link = (await all()).links.find(({ newAddress }) => newAddress);
      // It became somebody's in the meantime.
      await insert('lovelace@example.org');
      expect(await changeAddress(tokenOfLink(link?.id ?? ''), '/preferences')).toBeUndefined();
      expect(await findSubscriber(ada)).toMatchObject({ address: 'Ada@example.org' });
    });

    test('has three strangers mailed at most by one link', async () => {
      const move = await token(ada, 'change-address');
      for (let number = 0; number < 5; number++) expect(await askForAddress(move, mailbox(`eve.${number}@example.org`))).toBe(true);
      expect((await all()).mails).toHaveLength(1 + 3);
    });

    test.each(['export', 'erase', 'change-address'] as const)('a link to %s works for an hour, for nothing else', async (purpose) => {
      const link = await token(ada, purpose);
      const others = (['confirm', 'export', 'erase', 'change-address'] as const).filter((other) => other !== purpose);
      for (const other of others) expect(await findMailedLink(other, link)).toBeUndefined();
      await later('59 minutes');
      expect(await findMailedLink(purpose, link)).toMatchObject({ subscriber: { id: ada } });
      await later('2 minutes');
      expect(await findMailedLink(purpose, link)).toBeUndefined();
      const uses = [exportSubscriber, eraseSubscriber, (text: string) => askForAddress(text, mailbox('x@example.org'))];
      expect((await Promise.all(uses.map((use) => use(link)))).filter(Boolean)).toEqual([]);
    });

    test('a mail whose link has ended before it could go out does not go out', async () => {
      await token(ada, 'export');
      await later('61 minutes');
      await sendDue({
        leases: 1,
        open: async () => ({ isOpen: true, send: () => expect.fail('sent'), close() {} }),
        write: () => expect.fail('written'),
      });
      expect(await (await database()).select().from(deliveries)).toMatchObject([{ status: 'skipped' }]);
    });

    test('what has had its time is swept away, and nothing else', async () => {
      await insert('never@example.org', { state: 'pending', confirmedAt: null });
      const again = await insert('again@example.org', { state: 'pending', confirmedAt: null });
      await insert('left@example.org', { state: 'unsubscribed' });
      await token(ada, 'export');
      const db = await database();
      const inAnHour = new Date(Date.now() + 3_600_000);
      await db
        .insert(spentChallenges)
        .values(Object.entries({ over: new Date(0), open: inAnHour }).map(([signature, expiresAt]) => ({ signature, expiresAt })));
      await later('29 days');
      await sweep();
      expect(await db.select().from(spentChallenges)).toEqual([{ signature: 'open', expiresAt: inAnHour }]);
      expect(await all()).toMatchObject({ subscribers: { length: 4 }, mails: ['manage'] });
      expect(await (await database()).$count(rateWindows)).toBe(0);
      await later('2 days');
      await token(again, 'confirm');
      await sweep();
      const { subscribers: rows, links, mails } = await all();
      expect(rows.map(({ addressKey }) => addressKey)).toEqual(['ada@example.org', 'again@example.org', 'left@example.org']);
      expect([links.length, mails]).toEqual([1, ['confirm']]);
      expect(await (await database()).$count(rateWindows)).toBe(2);
    });
  });
});
