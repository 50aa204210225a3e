import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeDatabase } from '../../db/database';
import { inTransaction } from '../../db/in-transaction';
import { deliveries, subscribers } from '../../db/schema';
import { onBothDatabases } from '../../db/test-databases';
import { env } from '../../env';
import { checkBooks } from './check-books';
import { addReaders, booksOf, freezeSample } from './frozen-mailing';
import type { SinkRule } from './sink-rules';
import { type RunningSink, type SinkOptions, startSink } from './start-sink';
import { startWorker } from './start-worker';

describe('a mailing', () => {
  onBothDatabases(() => {
    let sink: RunningSink;
    let mailing = '';
    beforeEach(() => {
      Object.assign(process.env, { MAIL_FROM: 'Twinko AI <news@newsletter.example>', SITE_URL: 'https://newsletter.example' });
    });
    afterEach(() => sink.remove());

    /** Freezes a mailing for so many people and has it sent until nothing more happens by itself. */
    async function send(
      people: number,
      rules: SinkRule[],
      options: SinkOptions & { url?: (url: string) => string; workers?: number } = {},
    ) {
      sink = await startSink({ rules, ...options });
      process.env.SMTP_URL = options.url?.(sink.url) ?? sink.url;
      await addReaders(people);
      mailing = await freezeSample();
      if (!env.databaseUrl) await closeDatabase();
      const workers = await Promise.all(Array.from({ length: options.workers ?? 1 }, () => startWorker({ slots: 4, hurries: true })));
      await Promise.all(workers.map(({ ended }) => ended));
      return booksOf(mailing);
    }
    const check = async (mostCopies = 0) => checkBooks(mailing, await sink.receipts(), mostCopies);

    test('to servers that put everybody off at first reaches everybody', async () => {
      await send(60, [{ at: 'rcpt', first: 2, reply: '450 4.2.0 come back later' }]);
      expect(await check()).toMatchObject({ sent: 60, copies: 0, problems: [] });
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
      const account = await check();
      expect(account).toMatchObject({ failed: 10, problems: [] });
      expect(account.ambiguous).toBeGreaterThan(0);
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
      const books = await send(60, [rule], { takesAuth: true, url: (url) => url.replace('//', '//us:secret@') });
      expect(books).toMatchObject({ state: 'paused', pauseReason, sent: 0, failed: 0, open: 60 });
      const rows = await inTransaction((db) => db.select({ attempts: deliveries.attempts, status: deliveries.status }).from(deliveries));
      expect(new Set(rows.map(({ attempts, status }) => `${status} ${attempts}`))).toEqual(new Set(['queued 0']));
      expect(sink.connections.length).toBeLessThanOrEqual(4);
    });

    test('to a server that refuses everybody pauses soon', async () => {
      const books = await send(100, [{ at: 'rcpt', reply: '550 5.1.1 no such user' }]);
      expect(books).toMatchObject({ state: 'paused', pauseReason: 'many-failures', sent: 0 });
      expect(books.failed).toBeLessThanOrEqual(50);
    });

    test('to a server that takes fewer connections than there are slots goes on with those that it takes', async () => {
      const begun = Date.now();
      await send(200, [{ at: 'greeting', beside: 2, reply: '421 4.7.0 too many connections from your host' }]);
      expect(await check()).toMatchObject({ sent: 200, copies: 0, problems: [] });
      const receipts = await sink.receipts();
      const longest = Math.max(...receipts.slice(1).map(({ begunAt }, index) => begunAt - (receipts[index]?.receivedAt ?? begun)));
      expect(longest, 'ms without a message').toBeLessThan(4000);
    });

    test('crosses no network in the clear', async () => {
      // This machine by a name that does not say so.
      const books = await send(30, [], { url: (url) => url.replace('127.0.0.1', '127.1') });
      expect(books).toMatchObject({ state: 'paused', pauseReason: 'no-encryption', sent: 0, failed: 0, open: 30 });
      expect(await sink.receipts()).toEqual([]);
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
