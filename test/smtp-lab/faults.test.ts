import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from '../../lib/base/db/in-transaction';
import { deliveries, sendLeases, subscribers } from '../../lib/base/db/schema';
import { openSmtpSession } from '../../lib/newsletter/email/smtp-session';
import { addReaders, freezeSample, totalsOf } from '../crash/frozen-campaign';
import { reconcile } from '../crash/reconcile';
import { onPostgres } from '../databases/test-databases';
import { type SendAllOptions, sendAll } from './send-all';
import type { ServerRule } from './server-rules';
import { type FakeSmtpServer, startFakeSmtpServer } from './start-fake-smtp-server';

/** How long a message may take, in milliseconds: `LONG=1` waits as long as the site does. */
const longest = process.env.LONG ? undefined : 1000;

describe('a campaign', () => {
  // What the engine asks is the same on both databases; that they answer alike is seen beside it, and in killed.test.ts.
  onPostgres(() => {
    let smtpServer: FakeSmtpServer;
    let campaign = '';
    let connectedBefore = 0;
    beforeAll(async () => {
      Object.assign(process.env, {
        MAIL_FROM: 'Twinko AI <news@newsletter.example>',
        SITE_URL: 'https://newsletter.example',
        APP_SECRET: 'of tests and of nothing else 12345',
      });
      smtpServer = await startFakeSmtpServer({ takesAuth: true });
    });
    afterAll(() => smtpServer.remove());
    beforeEach(() => {
      connectedBefore = smtpServer.connections.length;
    });

    /** Freezes a campaign for so many people and sends it until nothing more happens by itself. */
    async function send(people: number, rules: ServerRule[], url = smtpServer.url, options: Partial<SendAllOptions> = {}) {
      await smtpServer.setRules(rules);
      process.env.SMTP_URL = url;
      await addReaders(people);
      campaign = await freezeSample();
      await sendAll({ leases: 4, skipsWaits: true, ...options });
      return totalsOf(campaign);
    }
    /** What came of this campaign. */
    const receipts = async () => (await smtpServer.receipts()).filter(({ messageId }) => messageId.includes(campaign.replaceAll('-', '')));
    const check = async (maxDuplicates = 0) => reconcile(campaign, await receipts(), maxDuplicates);

    test('to servers that put everybody off at first reaches everybody', async () => {
      await send(60, [{ at: 'rcpt', first: 2, reply: '450 4.2.0 come back later' }]);
      expect(await check()).toMatchObject({ sent: 60, duplicates: 0, problems: [] });
    });

    test('to servers that put off, refuse some, have full mailboxes and lose connections is booked as it was', async () => {
      await send(100, [
        { at: 'greeting', first: 1, reply: '421 4.3.2 busy' },
        { at: 'rcpt', to: 'reader1.@', reply: '550 5.1.1 no such user' },
        { at: 'rcpt', every: 7, reply: '452 4.2.2 full for now' },
        { at: 'data', every: 11, reply: '451 4.3.0 later' },
        { at: 'end', every: 13, reply: '451 4.3.0 not now' },
        { at: 'end', every: 17, cut: true },
        { at: 'stored', every: 9, cut: true },
      ]);
      const result = await check();
      expect(result).toMatchObject({ failed: 10, problems: [] });
      expect(result.possibleDuplicates).toBeGreaterThan(0);
      const states = await inTransaction((db) => db.select({ address: subscribers.address, state: subscribers.state }).from(subscribers));
      for (const { address, state } of states)
        expect(`${address} ${state}`).toBe(`${address} ${/r1.@/.test(address) ? 'unsubscribed' : 'confirmed'}`);
    });

    test.each([
      ['does not let us in', { at: 'auth', reply: '535 5.7.8 wrong password' }, 'sign-in-refused'],
      ['wants us to sign in', { at: 'mail', reply: '530 5.7.0 sign in first' }, 'refused-by-policy'],
      ['takes us for a spammer', { at: 'end', reply: '554 5.7.1 blocked' }, 'refused-by-policy'],
      ['relays nothing of ours', { at: 'rcpt', reply: '550 5.7.1 relaying denied' }, 'refused-by-policy'],
    ] as const)('to a server that %s pauses, and nobody counts as unreachable', async (_, rule, pauseReason) => {
      const totals = await send(60, [rule], smtpServer.url.replace('//', '//us:secret@'));
      expect(totals).toMatchObject({ state: 'paused', pauseReason, sent: 0, failed: 0, open: 60 });
      const rows = await inTransaction((db) => db.select({ attempts: deliveries.attempts, status: deliveries.status }).from(deliveries));
      expect(new Set(rows.map(({ attempts, status }) => `${status} ${attempts}`))).toEqual(new Set(['queued 0']));
      expect(smtpServer.connections.length - connectedBefore).toBeLessThanOrEqual(4);
    });

    test('to a server that refuses everybody pauses soon', async () => {
      const totals = await send(100, [{ at: 'rcpt', reply: '550 5.1.1 no such user' }]);
      expect(totals).toMatchObject({ state: 'paused', pauseReason: 'many-failures', sent: 0 });
      expect(totals.failed).toBeLessThanOrEqual(50);
    });

    test('to a server that takes fewer connections than there are leases goes on with those that it takes', async () => {
      const begun = Date.now();
      await send(200, [{ at: 'greeting', otherConnections: 2, reply: '421 4.7.0 too many connections from your host' }]);
      expect(await check()).toMatchObject({ sent: 200, duplicates: 0, problems: [] });
      const all = await receipts();
      const gaps = all.slice(1).map(({ begunAt }, index) => begunAt - (all[index]?.receivedAt ?? begun));
      expect(Math.max(...gaps), 'ms without a message').toBeLessThan(4000);
    });

    test('crosses no network in the clear', async () => {
      const totals = await send(30, [], elsewhere(smtpServer.url));
      expect(totals).toMatchObject({ state: 'paused', pauseReason: 'no-encryption', sent: 0, failed: 0, open: 30 });
      expect(await receipts()).toEqual([]);
    });

    test('goes to no server that cannot show who it is', async () => {
      const stranger = await startFakeSmtpServer({ certificate: true });
      try {
        const totals = await send(30, [], elsewhere(stranger.url));
        expect(totals).toMatchObject({ state: 'paused', pauseReason: 'no-encryption', sent: 0, failed: 0, open: 30 });
        expect(await stranger.receipts()).toEqual([]);
      } finally {
        await stranger.remove();
      }
    });

    test('goes on past servers that fall silent, whose messages are given up in time', async () => {
      const silent = (at: ServerRule['at'], number: number): ServerRule => ({ at, to: `reader${number}@`, first: 1, silent: true });
      const begun = Date.now();
      const open = () => openSmtpSession(smtpServer.url, longest);
      const totals = await send(20, [silent('rcpt', 2), silent('part', 5), silent('end', 8)], smtpServer.url, { open });
      expect(Date.now() - begun, 'ms').toBeLessThan(2 * (longest ?? 60_000) + 5000);
      expect(totals).toMatchObject({ state: 'done', sent: 20, possibleDuplicates: 2 });
      expect(await check()).toMatchObject({ duplicates: 0, problems: [] });
      const leases = await inTransaction((db) => db.select().from(sendLeases));
      expect(leases.filter(({ owner, deliveryId }) => owner !== null || deliveryId !== null)).toEqual([]);
    });

    test('keeps little of what a server says, however much that is', async () => {
      const reply = `550 5.2.2 \u001b[2J\u0007${'x'.repeat(100_000)}`;
      await send(5, [{ at: 'rcpt', to: 'reader3@', reply }]);
      const rows = await inTransaction((db) => db.select().from(deliveries));
      expect(rows.map(({ status }) => status).sort()).toEqual(['failed', 'sent', 'sent', 'sent', 'sent']);
      for (const { smtpReply } of rows) expect(Buffer.byteLength(smtpReply ?? '')).toBeLessThanOrEqual(1024);
    });
  });
});

/** This machine by a name that does not say so. */
function elsewhere(url: string): string {
  return url.replace('127.0.0.1', '127.1');
}
