import { and, eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { database } from '../db/database';
import { deliveries, mailings, sendGate, subscribers, suppressions } from '../db/schema';
import { onPostgresFirst } from '../db/test-databases';
import type { DueDelivery } from '../deliveries/due-delivery';
import type { Outcome } from '../deliveries/outcome';
import { sendDue } from '../deliveries/send-due';
import { endLeases } from '../deliveries/slots';
import { CannotConnect, type ConnectProblem } from '../email/cannot-connect';
import type { MailSession } from '../email/mail-session';
import { keyedHash } from '../tokens/keyed-hash';
import { pauseMailing, resumeMailing } from './pause-mailing';
import { startMailing } from './start-mailing';
import { counts, crowd, isDueAgain, mailing, provideEmails, send } from './test-mailings';
import { writeCopy } from './write-copy';

provideEmails();

/**
 * The eleventh failure pauses a campaign. Each of the four senders may then have a message under way, and may have finished one whose
 * failure the others do not see yet.
 */
const mostUntilPause = 11 + 2 * 4;

describe('a mailing', () => {
  onPostgresFirst(() => {
    test('waits while it is paused, and goes on with who is left', async () => {
      await crowd(40);
      const { id } = await startMailing('jax-in-depth');
      const db = await database();
      const pause = { done: false };
      const first = await send((_, number) => {
        if (number === 10 && !pause.done) {
          pause.done = true;
          void pauseMailing(db, id, 'by-hand');
        }
        return { status: 'sent' };
      });
      expect(first.length).toBeGreaterThanOrEqual(10);
      expect(first.length).toBeLessThan(40);
      expect(await send()).toEqual([]);
      expect([await pauseMailing(db, id, 'by-hand'), await resumeMailing(id), await resumeMailing(id)]).toEqual([false, true, false]);
      const second = await send();
      expect(new Set([...first, ...second].map(({ to }) => to)).size).toBe(40);
      expect(first.length + second.length).toBe(40);
    });

    test.each([
      ['554 5.7.1 Message rejected as spam', 'refused', 'refused-by-policy'],
      ['530 5.7.0 Authentication required', 'refused', 'refused-by-policy'],
    ] as const)('pauses at once where the server says %s, and nobody has failed', async (reply, status, pauseReason) => {
      await crowd(20);
      await startMailing('jax-in-depth');
      const tried = await send(() => ({ status, code: Number(reply.slice(0, 3)), reply }));
      expect(tried.length).toBeLessThanOrEqual(4);
      expect(await mailing()).toMatchObject({ state: 'paused', pauseReason, pauseReply: reply });
      expect(await counts()).toEqual({ queued: 20 });
      expect(await (await database()).$count(deliveries, sql`attempts > 0`)).toBe(0);
    });

    test('does not wait for ever for one who is refused whenever a person has it go on', async () => {
      await crowd(3);
      const { id } = await startMailing('jax-in-depth');
      const bob = '554 5.7.1 <bob@example.net>: Recipient address rejected: Access denied';
      const [{ to: refused } = { to: '' }] = await send((to) => ({ status: 'refused', code: 554, reply: `${bob} ${to}` }));
      for (let time = 0; time < 3; time++) {
        await resumeMailing(id);
        await send((to) => (to === refused ? { status: 'refused', code: 554, reply: bob } : { status: 'sent' }));
      }
      expect([await counts(), (await mailing())?.state]).toEqual([{ failed: 1, sent: 2 }, 'done']);
    });

    test('waits as long as nobody of it is taken, however often a person has it go on', async () => {
      await crowd(3);
      const { id } = await startMailing('jax-in-depth');
      for (let time = 0; time < 5; time++) {
        await send(() => ({ status: 'refused', code: 550, reply: '550 5.7.1 quota exceeded' }));
        expect([await counts(), (await mailing())?.state]).toEqual([{ queued: 3 }, 'paused']);
        await resumeMailing(id);
      }
      expect(await send()).toHaveLength(3);
      expect(await mailing()).toMatchObject({ state: 'done' });
    });

    test('ends although a few are always put off, and does not try those for ever whom many failures stopped', async () => {
      await crowd(400);
      const { id } = await startMailing('jax-in-depth');
      const db = await database();
      // Fewer than one in twenty.
      const away = new Set((await db.select({ to: subscribers.address }).from(subscribers).limit(16)).map(({ to }) => to));
      const full: Outcome = { status: 'deferred', code: 452, reply: '452 4.2.2 mailbox full' };
      await send((to) => (away.has(to) ? full : { status: 'sent' }));
      await db.update(deliveries).set({ attempts: 6, nextAt: sql`now()` }).where(eq(deliveries.status, 'queued'));
      await send(() => full);
      expect([await counts(), (await mailing())?.state]).toEqual([{ failed: 16, sent: 384 }, 'done']);

      await db.update(mailings).set({ state: 'paused', pauseReason: 'many-failures' });
      let times = 0;
      for (; times < 20 && (await mailing())?.state === 'paused'; times++) {
        await resumeMailing(id);
        await send(() => ({ status: 'failed', code: 550, reply: '550 no' }));
      }
      expect(times).toBeGreaterThan(2);
      expect([await counts(), (await mailing())?.state]).toEqual([{ failed: 16, sent: 384 }, 'done']);
    });

    test('pauses where many were put off to the end, and begins anew with them when it is resumed', async () => {
      await crowd(30);
      const { id } = await startMailing('jax-in-depth');
      const db = await database();
      await db.update(deliveries).set({ attempts: 6 });
      const quota: Outcome = { status: 'deferred', code: 451, reply: '451 4.7.0 daily quota exceeded' };
      expect((await send(() => quota)).length).toBeLessThanOrEqual(mostUntilPause);
      expect(await mailing()).toMatchObject({ state: 'paused', pauseReason: 'many-failures', pauseReply: quota.reply });
      // What came back after it was sent is never sent again.
      const [bounced] = await db.select().from(deliveries).where(eq(deliveries.status, 'failed')).limit(1);
      await db
        .update(deliveries)
        .set({ bouncedAt: sql`now()` })
        .where(eq(deliveries.id, bounced?.id ?? 0));
      await resumeMailing(id);
      expect(await send()).toHaveLength(29);
      expect([await counts(), (await mailing())?.state]).toEqual([{ failed: 1, sent: 29 }, 'done']);
    });

    test('sends nothing more to who left, or while it is paused, when what a dead sender had is taken up', async () => {
      await crowd(4);
      const { id } = await startMailing('jax-in-depth');
      const db = await database();
      const taken: string[] = [];
      const session = (answer: () => Promise<Outcome>): MailSession => ({
        isOpen: true,
        send(_, { to }) {
          taken.push(to);
          return answer();
        },
        close() {},
      });
      const write = (delivery: DueDelivery) => (delivery.kind === 'copy' ? writeCopy(delivery) : expect.fail('no notice is due'));
      // Its process is gone: no word of what became of these.
      void sendDue({ slots: 2, write, open: async () => session(() => new Promise(() => {})) });
      await expect.poll(() => taken.length, { timeout: 20_000 }).toBe(2);
      await db
        .update(subscribers)
        .set({ state: 'unsubscribed' })
        .where(eq(subscribers.address, taken[0] ?? ''));
      await pauseMailing(db, id, 'by-hand');
      await endLeases();
      expect(await send()).toEqual([]);
      expect(await counts()).toEqual({ queued: 3, skipped: 1 });
      await resumeMailing(id);
      expect((await send()).map(({ to }) => to)).toContain(taken[1]);
      expect([await counts(), (await mailing())?.state]).toEqual([{ sent: 3, skipped: 1 }, 'done']);
    });

    test('pauses where many fail, suppresses who does not exist, and forgets the failures when it is resumed', async () => {
      await crowd(60);
      const { id } = await startMailing('jax-in-depth');
      const dead: Outcome = { status: 'failed', code: 550, reply: '550 5.1.1 No such user' };
      expect((await send(() => dead)).length).toBeLessThanOrEqual(mostUntilPause);
      expect(await mailing()).toMatchObject({ state: 'paused', pauseReason: 'many-failures', pauseReply: dead.reply });
      const db = await database();
      const { failed = 0 } = await counts();
      expect(failed).toBeGreaterThan(10);
      expect([await db.$count(suppressions), await db.$count(subscribers, eq(subscribers.state, 'unsubscribed'))]).toEqual([
        failed,
        failed,
      ]);
      const [one] = await db.select().from(subscribers).where(eq(subscribers.state, 'unsubscribed')).limit(1);
      const hash = keyedHash('address-hash', one?.addressKey ?? '');
      expect(await db.$count(suppressions, and(eq(suppressions.addressHash, hash), eq(suppressions.reason, 'bounced')))).toBe(1);
      await resumeMailing(id);
      const again = await send((_, number) =>
        number <= 5 ? { status: 'failed', code: 552, reply: '552 mailbox full' } : { status: 'sent' },
      );
      expect(again).toHaveLength(60 - failed);
      expect(await mailing()).toMatchObject({ state: 'done' });
      expect(await db.$count(suppressions)).toBe(failed);
    });

    test('tries again what was put off or is in doubt, with the same bytes, and counts the doubt', async () => {
      await crowd(6);
      await startMailing('jax-in-depth');
      const first = await send((_, number) =>
        number % 2 ? { status: 'ambiguous' } : { status: 'deferred', code: 450, reply: '450 greylisted' },
      );
      expect([await counts(), (await mailing())?.state]).toEqual([{ queued: 6 }, 'sending']);
      await isDueAgain();
      const second = await send();
      expect(second.map(({ bytes }) => bytes).sort()).toEqual(first.map(({ bytes }) => bytes).sort());
      const db = await database();
      expect(await db.$count(deliveries, sql`ambiguous = 1 and attempts = 2 and status = 'sent'`)).toBe(3);
      expect(await mailing()).toMatchObject({ state: 'done' });
    });

    test('touches nobody while the server is away, and comes back to it after a pause', async () => {
      await crowd(10);
      await startMailing('jax-in-depth');
      let opened = 0;
      const away = (problem: ConnectProblem) =>
        sendDue({
          slots: 4,
          open: async () => {
            opened++;
            throw new CannotConnect(problem, '421 come back later');
          },
          write: () => expect.fail('nothing is written'),
        });
      for (let time = 0; time < 3; time++) await away('down');
      expect(opened).toBe(1);
      expect([await counts(), (await mailing())?.state]).toEqual([{ queued: 10 }, 'sending']);
      const db = await database();
      expect((await db.select().from(sendGate))[0]).toMatchObject({ downSince: expect.any(Date), downReply: '421 come back later' });
      expect(await db.$count(deliveries, sql`attempts > 0`)).toBe(0);
      await db.update(sendGate).set({ retryAt: sql`now()` });
      expect(await send()).toHaveLength(10);
      expect((await db.select().from(sendGate))[0]).toMatchObject({ downSince: null });
    });

    test.each(['no-encryption', 'sign-in-refused'] as const)(
      'waits for a person where the server takes nothing from us: %s',
      async (problem) => {
        await crowd(3);
        await startMailing('jax-in-depth');
        const open = async () => {
          throw new CannotConnect(problem, 'no');
        };
        await sendDue({ slots: 2, open, write: () => expect.fail('nothing is written') });
        expect(await mailing()).toMatchObject({ state: 'paused', pauseReason: problem, pauseReply: 'no' });
        expect(await counts()).toEqual({ queued: 3 });
      },
    );
  });
});
