import { and, eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { onPostgresFirst } from '../../../test/databases/test-databases';
import { campaign, counts, isDueAgain, manyReaders, provideEmails, send } from '../../../test/newsletter/test-campaigns';
import { keyedHash } from '../../base/auth/keyed-hash';
import { database } from '../../base/db/database';
import { campaigns, deliveries, sendThrottle, subscribers, suppressions } from '../../base/db/schema';
import type { DueDelivery } from '../delivery/due-delivery';
import { sendDue } from '../delivery/send-due';
import { expireLeases } from '../delivery/send-leases';
import type { MailSession, Outcome } from '../email/mail-session';
import { CannotConnect, type ConnectProblem } from '../email/mail-session';
import { composeRecipientMessage } from './compose-recipient-message';
import { pauseCampaign, resumeCampaign } from './pause-campaign';
import { startCampaign } from './start-campaign';

provideEmails();

/**
 * The eleventh failure pauses a campaign. Each of the four workers may then have a message in flight, and another whose failure is not yet
 * visible to the others.
 */
const maxUntilPause = 11 + 2 * 4;

describe('a campaign', () => {
  onPostgresFirst(() => {
    test('sends nothing while it is paused, and continues with the rest when resumed', async () => {
      await manyReaders(40);
      const { id } = await startCampaign('jax-in-depth');
      const db = await database();
      const pause = { done: false };
      const first = await send((_, number) => {
        if (number === 10 && !pause.done) {
          pause.done = true;
          void pauseCampaign(db, id, 'by-hand');
        }
        return { status: 'sent' };
      });
      expect(first.length).toBeGreaterThanOrEqual(10);
      expect(first.length).toBeLessThan(40);
      expect(await send()).toEqual([]);
      expect([await pauseCampaign(db, id, 'by-hand'), await resumeCampaign(id), await resumeCampaign(id)]).toEqual([false, true, false]);
      const second = await send();
      expect(new Set([...first, ...second].map(({ to }) => to)).size).toBe(40);
      expect(first.length + second.length).toBe(40);
    });

    test.each([
      ['554 5.7.1 Message rejected as spam', 'rejected', 'refused-by-policy'],
      ['530 5.7.0 Authentication required', 'rejected', 'refused-by-policy'],
    ] as const)('pauses after the reply %s without a failed delivery', async (reply, status, pauseReason) => {
      await manyReaders(20);
      await startCampaign('jax-in-depth');
      const tried = await send(() => ({ status, code: Number(reply.slice(0, 3)), reply }));
      expect(tried.length).toBeLessThanOrEqual(4);
      expect(await campaign()).toMatchObject({ state: 'paused', pauseReason, pauseReply: reply });
      expect(await counts()).toEqual({ queued: 20 });
      expect(await (await database()).$count(deliveries, sql`attempts > 0`)).toBe(0);
    });

    test('fails a recipient who is rejected after every resume', async () => {
      await manyReaders(3);
      const { id } = await startCampaign('jax-in-depth');
      const bob = '554 5.7.1 <bob@example.net>: Recipient address rejected: Access denied';
      const [{ to: rejected } = { to: '' }] = await send((to) => ({ status: 'rejected', code: 554, reply: `${bob} ${to}` }));
      for (let time = 0; time < 3; time++) {
        await resumeCampaign(id);
        await send((to) => (to === rejected ? { status: 'rejected', code: 554, reply: bob } : { status: 'sent' }));
      }
      expect([await counts(), (await campaign())?.state]).toEqual([{ failed: 1, sent: 2 }, 'done']);
    });

    test('fails nobody while every recipient is rejected, however often it is resumed', async () => {
      await manyReaders(3);
      const { id } = await startCampaign('jax-in-depth');
      for (let time = 0; time < 5; time++) {
        await send(() => ({ status: 'rejected', code: 550, reply: '550 5.7.1 quota exceeded' }));
        expect([await counts(), (await campaign())?.state]).toEqual([{ queued: 3 }, 'paused']);
        await resumeCampaign(id);
      }
      expect(await send()).toHaveLength(3);
      expect(await campaign()).toMatchObject({ state: 'done' });
    });

    test('finishes although a few recipients are always deferred, and retries failures only a few times', async () => {
      await manyReaders(400);
      const { id } = await startCampaign('jax-in-depth');
      const db = await database();
      // Fewer than one in twenty.
      const away = new Set((await db.select({ to: subscribers.address }).from(subscribers).limit(16)).map(({ to }) => to));
      const full: Outcome = { status: 'deferred', code: 452, reply: '452 4.2.2 mailbox full' };
      await send((to) => (away.has(to) ? full : { status: 'sent' }));
      await db.update(deliveries).set({ attempts: 6, nextAt: sql`now()` }).where(eq(deliveries.status, 'queued'));
      await send(() => full);
      expect([await counts(), (await campaign())?.state]).toEqual([{ failed: 16, sent: 384 }, 'done']);

      await db.update(campaigns).set({ state: 'paused', pauseReason: 'many-failures' });
      let times = 0;
      for (; times < 20 && (await campaign())?.state === 'paused'; times++) {
        await resumeCampaign(id);
        await send(() => ({ status: 'failed', code: 550, reply: '550 no' }));
      }
      expect(times).toBeGreaterThan(2);
      expect([await counts(), (await campaign())?.state]).toEqual([{ failed: 16, sent: 384 }, 'done']);
    });

    test('pauses when many deferred messages fail, and retries them when resumed', async () => {
      await manyReaders(30);
      const { id } = await startCampaign('jax-in-depth');
      const db = await database();
      await db.update(deliveries).set({ attempts: 6 });
      const quota: Outcome = { status: 'deferred', code: 451, reply: '451 4.7.0 daily quota exceeded' };
      expect((await send(() => quota)).length).toBeLessThanOrEqual(maxUntilPause);
      expect(await campaign()).toMatchObject({ state: 'paused', pauseReason: 'many-failures', pauseReply: quota.reply });
      // A bounced message is never sent again.
      const [bounced] = await db.select().from(deliveries).where(eq(deliveries.status, 'failed')).limit(1);
      await db
        .update(deliveries)
        .set({ bouncedAt: sql`now()` })
        .where(eq(deliveries.id, bounced?.id ?? 0));
      await resumeCampaign(id);
      expect(await send()).toHaveLength(29);
      expect([await counts(), (await campaign())?.state]).toEqual([{ failed: 1, sent: 29 }, 'done']);
    });

    test('skips unsubscribed readers, and keeps paused messages queued, when it takes over the leases of a dead process', async () => {
      await manyReaders(4);
      const { id } = await startCampaign('jax-in-depth');
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
      const compose = (delivery: DueDelivery) =>
        delivery.kind === 'campaign' ? composeRecipientMessage(delivery) : expect.fail('no notification is due');
      // A dead process: its messages never get an outcome.
      void sendDue({ leases: 2, compose, open: async () => session(() => new Promise(() => {})) });
      await expect.poll(() => taken.length, { timeout: 20_000 }).toBe(2);
      await db
        .update(subscribers)
        .set({ state: 'unsubscribed' })
        .where(eq(subscribers.address, taken[0] ?? ''));
      await pauseCampaign(db, id, 'by-hand');
      await expireLeases();
      expect(await send()).toEqual([]);
      expect(await counts()).toEqual({ queued: 3, skipped: 1 });
      await resumeCampaign(id);
      expect((await send()).map(({ to }) => to)).toContain(taken[1]);
      expect([await counts(), (await campaign())?.state]).toEqual([{ sent: 3, skipped: 1 }, 'done']);
    });

    test('pauses after many failures, suppresses dead mailboxes, and resets the failure rate when resumed', async () => {
      await manyReaders(60);
      const { id } = await startCampaign('jax-in-depth');
      const dead: Outcome = { status: 'failed', code: 550, reply: '550 5.1.1 No such user' };
      expect((await send(() => dead)).length).toBeLessThanOrEqual(maxUntilPause);
      expect(await campaign()).toMatchObject({ state: 'paused', pauseReason: 'many-failures', pauseReply: dead.reply });
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
      await resumeCampaign(id);
      const again = await send((_, number) =>
        number <= 5 ? { status: 'failed', code: 552, reply: '552 mailbox full' } : { status: 'sent' },
      );
      expect(again).toHaveLength(60 - failed);
      expect(await campaign()).toMatchObject({ state: 'done' });
      expect(await db.$count(suppressions)).toBe(failed);
    });

    test('retries deferred and unconfirmed messages with the same bytes, and counts possible duplicates', async () => {
      await manyReaders(6);
      await startCampaign('jax-in-depth');
      const first = await send((_, number) =>
        number % 2 ? { status: 'unconfirmed' } : { status: 'deferred', code: 450, reply: '450 greylisted' },
      );
      expect([await counts(), (await campaign())?.state]).toEqual([{ queued: 6 }, 'sending']);
      await isDueAgain();
      const second = await send();
      expect(second.map(({ bytes }) => bytes).sort()).toEqual(first.map(({ bytes }) => bytes).sort());
      const db = await database();
      expect(await db.$count(deliveries, sql`ambiguous = 1 and attempts = 2 and status = 'sent'`)).toBe(3);
      expect(await campaign()).toMatchObject({ state: 'done' });
    });

    test('uses up no attempts while the mail server is down, and connects again later', async () => {
      await manyReaders(10);
      await startCampaign('jax-in-depth');
      let opened = 0;
      const away = (problem: ConnectProblem) =>
        sendDue({
          leases: 4,
          open: async () => {
            opened++;
            throw new CannotConnect(problem, '421 come back later');
          },
          compose: () => expect.fail('a message is composed'),
        });
      for (let time = 0; time < 3; time++) await away('down');
      expect(opened).toBe(1);
      expect([await counts(), (await campaign())?.state]).toEqual([{ queued: 10 }, 'sending']);
      const db = await database();
      expect((await db.select().from(sendThrottle))[0]).toMatchObject({ downSince: expect.any(Date), downReply: '421 come back later' });
      expect(await db.$count(deliveries, sql`attempts > 0`)).toBe(0);
      await db.update(sendThrottle).set({ retryAt: sql`now()` });
      expect(await send()).toHaveLength(10);
      expect((await db.select().from(sendThrottle))[0]).toMatchObject({ downSince: null });
    });

    test.each(['no-encryption', 'sign-in-refused'] as const)('pauses for an operator after the connection problem %s', async (problem) => {
      await manyReaders(3);
      await startCampaign('jax-in-depth');
      const open = async () => {
        throw new CannotConnect(problem, 'no');
      };
      await sendDue({ leases: 2, open, compose: () => expect.fail('a message is composed') });
      expect(await campaign()).toMatchObject({ state: 'paused', pauseReason: problem, pauseReply: 'no' });
      expect(await counts()).toEqual({ queued: 3 });
    });
  });
});
