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

/** The timeout for one message, in milliseconds. `LONG=1` uses that of the site. */
const timeout = process.env.LONG ? undefined : 1000;

describe('a campaign', () => {
  // The statements are the same on both databases; other tests and killed.test.ts run on both.
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

    /** Freezes a campaign for so many subscribers and sends it until it is done or paused. */
    async function send(people: number, rules: ServerRule[], url = smtpServer.url, options: Partial<SendAllOptions> = {}) {
      await smtpServer.setRules(rules);
      process.env.SMTP_URL = url;
      await addReaders(people);
      campaign = await freezeSample();
      await sendAll({ leases: 4, skipsWaits: true, ...options });
      return totalsOf(campaign);
    }
    /** Returns the received messages of this campaign. */
    const receipts = async () => (await smtpServer.receipts()).filter(({ messageId }) => messageId.includes(campaign.replaceAll('-', '')));
    const check = async (maxDuplicates = 0) => reconcile(campaign, await receipts(), maxDuplicates);

    test('reaches every recipient through greylisting', async () => {
      await send(60, [{ at: 'rcpt', first: 2, reply: '450 4.2.0 come back later' }]);
      expect(await check()).toMatchObject({ sent: 60, duplicates: 0, problems: [] });
    });

    test('is recorded correctly with deferrals, rejections, full mailboxes and lost connections', async () => {
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
      ['rejects the password', { at: 'auth', reply: '535 5.7.8 wrong password' }, 'sign-in-refused'],
      ['requires authentication', { at: 'mail', reply: '530 5.7.0 sign in first' }, 'refused-by-policy'],
      ['blocks us as a spammer', { at: 'end', reply: '554 5.7.1 blocked' }, 'refused-by-policy'],
      ['does not relay for us', { at: 'rcpt', reply: '550 5.7.1 relaying denied' }, 'refused-by-policy'],
    ] as const)('pauses for a server that %s, without failed recipients', async (_, rule, pauseReason) => {
      const totals = await send(60, [rule], smtpServer.url.replace('//', '//us:secret@'));
      expect(totals).toMatchObject({ state: 'paused', pauseReason, sent: 0, failed: 0, open: 60 });
      const rows = await inTransaction((db) => db.select({ attempts: deliveries.attempts, status: deliveries.status }).from(deliveries));
      expect(new Set(rows.map(({ attempts, status }) => `${status} ${attempts}`))).toEqual(new Set(['queued 0']));
      expect(smtpServer.connections.length - connectedBefore).toBeLessThanOrEqual(4);
    });

    test('pauses soon for a server that rejects every recipient', async () => {
      const totals = await send(100, [{ at: 'rcpt', reply: '550 5.1.1 no such user' }]);
      expect(totals).toMatchObject({ state: 'paused', pauseReason: 'many-failures', sent: 0 });
      expect(totals.failed).toBeLessThanOrEqual(50);
    });

    test('continues with the connections that a server accepts, if fewer than leases', async () => {
      const begun = Date.now();
      await send(200, [{ at: 'greeting', otherConnections: 2, reply: '421 4.7.0 too many connections from your host' }]);
      expect(await check()).toMatchObject({ sent: 200, duplicates: 0, problems: [] });
      const all = await receipts();
      const gaps = all.slice(1).map(({ begunAt }, index) => begunAt - (all[index]?.receivedAt ?? begun));
      expect(Math.max(...gaps), 'ms without a message').toBeLessThan(4000);
    });

    test('is not sent without encryption to another machine', async () => {
      const totals = await send(30, [], elsewhere(smtpServer.url));
      expect(totals).toMatchObject({ state: 'paused', pauseReason: 'no-encryption', sent: 0, failed: 0, open: 30 });
      expect(await receipts()).toEqual([]);
    });

    test('is not sent to a server with an invalid certificate', async () => {
      const unverified = await startFakeSmtpServer({ certificate: true });
      try {
        const totals = await send(30, [], elsewhere(unverified.url));
        expect(totals).toMatchObject({ state: 'paused', pauseReason: 'no-encryption', sent: 0, failed: 0, open: 30 });
        expect(await unverified.receipts()).toEqual([]);
      } finally {
        await unverified.remove();
      }
    });

    test('continues after servers stop replying, within the timeout', async () => {
      const silent = (at: ServerRule['at'], number: number): ServerRule => ({ at, to: `reader${number}@`, first: 1, silent: true });
      const begun = Date.now();
      const open = () => openSmtpSession(smtpServer.url, timeout);
      const totals = await send(20, [silent('rcpt', 2), silent('part', 5), silent('end', 8)], smtpServer.url, { open });
      expect(Date.now() - begun, 'ms').toBeLessThan(2 * (timeout ?? 60_000) + 5000);
      expect(totals).toMatchObject({ state: 'done', sent: 20, possibleDuplicates: 2 });
      expect(await check()).toMatchObject({ duplicates: 0, problems: [] });
      const leases = await inTransaction((db) => db.select().from(sendLeases));
      expect(leases.filter(({ owner, deliveryId }) => owner !== null || deliveryId !== null)).toEqual([]);
    });

    test('stores at most 1 KB of a reply', async () => {
      const reply = `550 5.2.2 \u001b[2J\u0007${'x'.repeat(100_000)}`;
      await send(5, [{ at: 'rcpt', to: 'reader3@', reply }]);
      const rows = await inTransaction((db) => db.select().from(deliveries));
      expect(rows.map(({ status }) => status).sort()).toEqual(['failed', 'sent', 'sent', 'sent', 'sent']);
      for (const { smtpReply } of rows) expect(Buffer.byteLength(smtpReply ?? '')).toBeLessThanOrEqual(1024);
    });
  });
});

/** Returns the URL with an address of this machine that is not recognized as local. */
function elsewhere(url: string): string {
  return url.replace('127.0.0.1', '127.1');
}
