import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { onBothDatabases } from '../../../test/databases/test-databases';
import { complaintReport, statusReport } from '../../../test/newsletter/test-reports';
import { keyedHash } from '../../base/auth/keyed-hash';
import { tokenOfLink } from '../../base/auth/link-token';
import { signToken } from '../../base/auth/signed-token';
import { database } from '../../base/db/database';
import { inTransaction } from '../../base/db/in-transaction';
import { campaigns, consents, deliveries, mailedLinks, subscribers, suppressions } from '../../base/db/schema';
import { confirmSubscription } from '../subscribers/confirm-subscription';
import { type EmailAddress, readEmailAddress } from '../subscribers/email-address';
import { requestSubscription } from '../subscribers/request-subscription';
import { suppressMailbox } from '../subscribers/suppress-mailbox';
import type { Bounce } from './bounce';
import { readMessageId } from './bounce';
import { bounceAddress, deliveryOfBounce } from './bounce-address';
import type { MailReport } from './mail-report';
import { readReport } from './read-report';
import { recordBounces } from './record-bounces';
import { verifyReport } from './verify-report';

vi.stubEnv('APP_SECRET', 'x'.repeat(32));

const domain = 'newsletter.example';
const campaign = '0f8fad5b-d9cb-469f-a165-70867728950e';
const messageIdOf = (id: number) => `<d.${campaign.replaceAll('-', '')}.${id}@newsletter.example>`;
const nobody = '11111111-d9cb-469f-a165-70867728950e';

describe('the bounce address', () => {
  test('is read in any letter case with any of our secrets, and only unchanged', () => {
    const address = bounceAddress(17, domain);
    expect(address).toMatch(/^bounce\+17\.[0-9a-f]{12}@newsletter\.example$/);
    expect(deliveryOfBounce(address)).toBe(17);
    expect(deliveryOfBounce(`Some One <${address.toUpperCase()}>, x@y.zz`)).toBe(17);
    expect(deliveryOfBounce(address.replace('17', '18'))).toBeUndefined();
    expect(deliveryOfBounce(address.replace(/\.[0-9a-f]{12}/, '.0123456789ab'))).toBeUndefined();
    expect(deliveryOfBounce('bounce+17@newsletter.example')).toBeUndefined();
    vi.stubEnv('APP_SECRET', `${'n'.repeat(32)},${'x'.repeat(32)}`);
    expect(deliveryOfBounce(address)).toBe(17);
    expect(bounceAddress(17, domain)).not.toBe(address);
    vi.stubEnv('APP_SECRET', 'x'.repeat(32));
  });
});

test.each([
  [messageIdOf(17), { id: 17, campaignId: campaign }],
  [messageIdOf(17).slice(1, -1), { id: 17, campaignId: campaign }],
  ['<n.1700000000000.4@x.example>', { id: 4, createdAt: 1700000000000 }],
  ['<d.17@x.example>', undefined],
  ['<14c5d75ce93.dfd.64b469@ismtpd-555>', undefined],
  [`${messageIdOf(17)} ${messageIdOf(18)}`, undefined],
])('the delivery in the Message-ID %s is read', (messageId, name) => expect(readMessageId(messageId)).toEqual(name));

describe('a report is accepted', () => {
  const report: MailReport = { kind: 'dead', returnedTo: [], tokens: [], messageId: messageIdOf(17), addresses: ['ada@example.org'] };

  test('with the tag of its bounce address, or a token of its subscriber', () => {
    const token = signToken('unsubscribe', nobody, Date.now());
    expect(verifyReport({ ...report, returnedTo: ['x@y.zz', bounceAddress(17, domain)] }, false)).toMatchObject({ delivery: { id: 17 } });
    expect(verifyReport({ ...report, tokens: ['t'.repeat(62), token] }, false)).toMatchObject({
      subscriberId: nobody,
      delivery: { id: 17 },
    });
  });

  test('only with a secret, unless it is trusted', () => {
    const others = signToken('preferences', nobody, Date.now());
    expect(verifyReport(report, false)).toBeUndefined();
    expect(
      verifyReport({ ...report, returnedTo: ['bounce+17@newsletter.example', 'bounce+17.0123456789ab@newsletter.example'] }, false),
    ).toBeUndefined();
    expect(verifyReport({ ...report, tokens: [others] }, false)).toBeUndefined();
    expect(verifyReport(report, true)).toMatchObject({ delivery: { id: 17, campaignId: campaign }, areRecipients: true });
  });
});

describe('a bounce', () => {
  onBothDatabases(() => {
    let ada: string;
    let sent: number;
    const insert = async (text: string, row: Partial<typeof subscribers.$inferInsert> = {}) => {
      const { address, key } = readEmailAddress(text) as EmailAddress;
      const confirmed = { state: 'confirmed' as const, locale: 'en' as const, topics: ['jax'], confirmedAt: new Date() };
      const [inserted] = await (await database())
        .insert(subscribers)
        .values({ address, addressKey: key, ...confirmed, ...row })
        .returning();
      return inserted?.id ?? '';
    };
    const deliver = async (row: Partial<typeof deliveries.$inferInsert> = {}) => {
      const one = {
        campaignId: campaign,
        locale: 'en' as const,
        subscriberId: ada,
        status: 'sent' as const,
        smtpCode: 250,
        smtpReply: '250 ok',
      };
      const finishedAt = new Date('2026-11-25T10:00:00Z');
      const [inserted] = await (await database())
        .insert(deliveries)
        .values({ ...one, finishedAt, ...row })
        .returning();
      return inserted?.id ?? 0;
    };
    const deliveryOf = async (id: number) => (await (await database()).select().from(deliveries).where(eq(deliveries.id, id)))[0];
    const stateOf = async (id: string) => (await (await database()).select().from(subscribers).where(eq(subscribers.id, id)))[0]?.state;
    const records = async () => {
      const db = await database();
      return {
        reasons: (await db.select().from(suppressions)).map(({ reason }) => reason),
        actions: (await db.select().from(consents).orderBy(consents.id)).map(({ act, source }) => `${act} ${source}`),
      };
    };
    const counts = (recorded: Record<string, number>) => Object.fromEntries(Object.entries(recorded).filter(([, count]) => count));
    const bounce = (more: Partial<Bounce> = {}): Bounce => ({
      kind: 'dead',
      delivery: { id: sent, campaignId: campaign },
      addresses: ['ada@example.org'],
      areRecipients: true,
      code: 550,
      reply: '550 5.1.1 no\u0000 such user',
      ...more,
    });

    beforeEach(async () => {
      await (await database()).insert(campaigns).values({ id: campaign, slug: 'first-post', state: 'done', topics: [] });
      ada = await insert('Ada@example.org');
      sent = await deliver();
    });

    test('of a dead mailbox suppresses it, once', async () => {
      expect(counts(await recordBounces([bounce(), bounce()]))).toEqual({ dead: 1, known: 1 });
      expect(counts(await recordBounces([bounce({ kind: 'failed', reply: 'other' })]))).toEqual({ known: 1 });
      expect(await deliveryOf(sent)).toMatchObject({
        status: 'failed',
        smtpCode: 550,
        smtpReply: '550 5.1.1 no such user',
        finishedAt: new Date('2026-11-25T10:00:00Z'),
      });
      expect(await stateOf(ada)).toBe('unsubscribed');
      expect(await records()).toEqual({ reasons: ['bounced'], actions: [] });
      const { address, key } = readEmailAddress('Ada@example.org') as EmailAddress;
      await requestSubscription({ address: { address, key }, locale: 'en', topics: [], source: '/subscribe' });
      expect(await (await database()).$count(deliveries)).toBe(1);
    });

    test('for another reason only marks the delivery as failed', async () => {
      expect(counts(await recordBounces([bounce({ kind: 'failed', code: undefined, reply: undefined })]))).toEqual({ failed: 1 });
      expect(await deliveryOf(sent)).toMatchObject({ status: 'failed', smtpCode: null, smtpReply: null });
      expect(await stateOf(ada)).toBe('confirmed');
      expect(counts(await recordBounces([bounce()]))).toEqual({ dead: 1 });
    });

    test('about a delay is only counted', async () => {
      expect(counts(await recordBounces([bounce({ kind: 'delayed' })]))).toEqual({ delayed: 1 });
      expect(await deliveryOf(sent)).toMatchObject({ status: 'sent', smtpReply: '250 ok' });
      expect(await records()).toEqual({ reasons: [], actions: [] });
    });

    test('of kind complaint unsubscribes and records a withdrawn consent', async () => {
      const complaint = bounce({ kind: 'complained', addresses: [], areRecipients: false });
      expect(counts(await recordBounces([complaint, complaint]))).toEqual({ complained: 1, known: 1 });
      expect(await deliveryOf(sent)).toMatchObject({ status: 'sent' });
      expect(await stateOf(ada)).toBe('unsubscribed');
      expect(await records()).toEqual({ reasons: ['complained'], actions: ['withdrew complaint'] });
    });

    test('about a message that is not ours changes nothing', async () => {
      const unknown = [
        bounce({ delivery: { id: 4711 } }),
        bounce({ delivery: { id: sent, campaignId: nobody } }),
        bounce({ delivery: { id: sent, createdAt: 1 } }),
        bounce({ delivery: undefined, addresses: ['eve@example.org'] }),
        bounce({ delivery: undefined, areRecipients: false }),
      ];
      expect(counts(await recordBounces(unknown))).toEqual({ unknown: 5 });
      expect(await stateOf(ada)).toBe('confirmed');
      expect(await records()).toEqual({ reasons: [], actions: [] });
    });

    test('from an address to which a mailbox forwards does not suppress that mailbox', async () => {
      expect(counts(await recordBounces([bounce({ addresses: ['bo@elsewhere.example'], areRecipients: false })]))).toEqual({ failed: 1 });
      expect(await deliveryOf(sent)).toMatchObject({ status: 'failed' });
      expect(await stateOf(ada)).toBe('confirmed');
    });

    test('of a former address does not suppress the new one', async () => {
      await (await database()).update(subscribers).set({ address: 'ada@new.example', addressKey: 'ada@new.example' });
      await recordBounces([bounce(), bounce({ areRecipients: false })]);
      expect(await stateOf(ada)).toBe('confirmed');
      expect(await records()).toEqual({ reasons: ['bounced'], actions: [] });
    });

    test('of a new, unconfirmed address does not suppress the current one', async () => {
      const link = {
        tokenHash: 't',
        purpose: 'change-address' as const,
        subscriberId: ada,
        newAddress: 'Ada@new.example',
        expiresAt: new Date(),
      };
      const [inserted] = await (await database()).insert(mailedLinks).values(link).returning();
      const id = await deliver({ campaignId: null, notice: 'manage', locale: null, linkId: inserted?.id ?? '' });
      await recordBounces([bounce({ delivery: { id }, addresses: ['ada@new.example'], areRecipients: false })]);
      expect(await stateOf(ada)).toBe('confirmed');
      expect(await records()).toEqual({ reasons: ['bounced'], actions: [] });
    });

    test('for an erased subscriber still marks the delivery as failed', async () => {
      await (await database()).delete(subscribers);
      expect(counts(await recordBounces([bounce({ areRecipients: false })]))).toEqual({ failed: 1 });
      expect(await deliveryOf(sent)).toMatchObject({ status: 'failed', subscriberId: null });
    });

    test('of a queued delivery suppresses the mailbox and leaves the delivery queued', async () => {
      await (await database()).update(deliveries).set({ status: 'queued' });
      expect(counts(await recordBounces([bounce()]))).toEqual({ dead: 1 });
      expect(await deliveryOf(sent)).toMatchObject({ status: 'queued' });
      expect(await stateOf(ada)).toBe('unsubscribed');
    });

    test('of an erased subscriber replaces the reason erased, and invalidates their confirmation link', async () => {
      const db = await database();
      await db.insert(suppressions).values({ addressHash: keyedHash('address-hash', 'eve@example.org'), reason: 'erased' });
      await requestSubscription({ address: { address: 'eve@example.org', key: 'eve@example.org' }, locale: 'en', topics: [], source: '/' });
      const [link] = await db.select().from(mailedLinks);
      const eve = link?.subscriberId ?? '';
      await inTransaction((transaction) => suppressMailbox(transaction, 'eve@example.org', 'bounced'));
      expect(await records()).toMatchObject({ reasons: ['bounced'] });
      // An unconfirmed subscriber is deleted later like all others.
      expect(await stateOf(eve)).toBe('pending');
      expect(await confirmSubscription(tokenOfLink(link?.id ?? ''))).toEqual({ status: 'expired' });
    });

    test('is read from a message and verified', async () => {
      const record = async (message: Buffer) => {
        const report = await readReport(message);
        const proven = report && verifyReport(report, false);
        return proven ? counts(await recordBounces([proven])) : undefined;
      };
      const returned = `Message-ID: ${messageIdOf(sent)}`;
      expect(await record(statusReport({ returned }))).toBeUndefined();
      expect(await record(statusReport({ returned, to: bounceAddress(sent, domain), status: '5.2.2', diagnostic: '' }))).toEqual({
        failed: 1,
      });
      expect(await record(statusReport({ returned, to: bounceAddress(sent, domain) }))).toEqual({ dead: 1 });
      const eve = await insert('eve@example.org');
      const token = signToken('unsubscribe', eve, Date.now());
      // A token of one subscriber proves nothing about another's delivery.
      const ofAnother = `${returned}\nList-Unsubscribe: <https://newsletter.example/u/${token}>`;
      expect(await record(complaintReport({ returned: ofAnother }))).toEqual({ complained: 1 });
      expect(await stateOf(eve)).toBe('unsubscribed');
      expect(await records()).toMatchObject({ reasons: ['bounced', 'complained'] });
    });

    test('many simultaneous bounces are recorded once each', async () => {
      const count = Number(process.env.BOUNCES) || 300;
      const db = await database();
      await db.execute(sql`insert into subscribers (address, address_key, state, locale, topics)
        select 'p' || n || '@example.org', 'p' || n || '@example.org', 'confirmed', 'en', '{}' from generate_series(1, ${count}) n`);
      await db.execute(sql`insert into deliveries (campaign_id, locale, subscriber_id, status)
        select ${campaign}, 'en', id, 'sent' from subscribers where address like 'p%'`);
      const rows = await db
        .select({ id: deliveries.id, address: subscribers.addressKey })
        .from(deliveries)
        .innerJoin(subscribers, eq(subscribers.id, deliveries.subscriberId));
      const events = rows.slice(1).map(({ id, address }) => bounce({ delivery: { id, campaignId: campaign }, addresses: [address] }));
      const recorded = await Promise.all(Array.from({ length: 4 }, () => recordBounces(events.toSorted(() => Math.random() - 0.5))));
      expect(recorded.reduce((sum, one) => sum + one.dead, 0)).toBe(events.length);
      expect(recorded.reduce((sum, one) => sum + one.known, 0)).toBe(events.length * 3);
      expect(await db.$count(deliveries, eq(deliveries.status, 'failed'))).toBe(events.length);
    });
  });
});
