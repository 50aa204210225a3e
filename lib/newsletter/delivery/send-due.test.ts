import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { onBothDatabases } from '../../../test/databases/test-databases';
import { database } from '../../base/db/database';
import { deliveries, sendLeases, subscribers } from '../../base/db/schema';
import type { Mail, Outcome } from '../email/mail-session';
import { nextAttempt } from './record-outcome';
import { sendDue } from './send-due';
import { expireLeases } from './send-leases';

const people = 30;
/** Options with which `send` gets the due messages, as a mail session does. */
const via = (send: (delivery: { id: number }) => Promise<Outcome | undefined>) => ({
  open: async () => ({ isOpen: true, send: (_: Buffer, __: unknown, name: string) => send({ id: Number(name) }), close() {} }),
  compose: async ({ id }: { id: number }): Promise<Mail> => [Buffer.of(), { from: 'a@b.co', to: 'x@y.zz' }, String(id)],
});
const rows = async () => (await database()).select().from(deliveries).orderBy(deliveries.id);
const leases = async () => (await database()).select().from(sendLeases).orderBy(sendLeases.id);

describe('due messages', () => {
  onBothDatabases(() => {
    let sent: number[];
    const send =
      (outcome: Outcome) =>
      async ({ id }: { id: number }) => {
        sent.push(id);
        return outcome;
      };
    beforeEach(async () => {
      sent = [];
      const db = await database();
      const made = Array.from({ length: people }, (_, number) => {
        return {
          address: `${number}@x.com`,
          addressKey: `${number}@x.com`,
          state: 'confirmed',
          locale: 'en',
          topics: [] as string[],
        } as const;
      });
      const added = await db.insert(subscribers).values(made).returning();
      await db.insert(deliveries).values(added.map(({ id }) => ({ notice: 'confirm', subscriberId: id }) as const));
    });

    test('are sent once each by two senders at once', async () => {
      const both = [1, 2].map(() => sendDue({ ...via(send({ status: 'sent', code: 250, reply: '250 ok' })), leases: 4 }));
      const counts = await Promise.all(both);
      expect(counts.reduce((sum, count) => sum + count.sent, 0)).toBe(people);
      expect(sent.toSorted((a, b) => a - b)).toEqual((await rows()).map(({ id }) => id));
      expect(new Set((await rows()).map(({ status, attempts, smtpCode }) => `${status} ${attempts} ${smtpCode}`))).toEqual(
        new Set(['sent 1 250']),
      );
      expect((await leases()).map(({ deliveryId, owner }) => [deliveryId, owner])).toEqual(Array(4).fill([null, null]));
      await sendDue({ ...via(send({ status: 'sent' })), leases: 4 });
      expect(sent).toHaveLength(people);
    });

    test('of a dead sender are sent first, with the same date, and no others twice', async () => {
      let left = 10;
      const dying = async ({ id }: { id: number }): Promise<Outcome> => {
        sent.push(id);
        if (left-- > 0) return { status: 'sent' };
        // A dead process: this message never gets an outcome.
        return new Promise(() => {});
      };
      void sendDue({ ...via(dying), leases: 2 });
      await expect.poll(() => sent.length, { timeout: 20_000 }).toBe(12);
      const inFlight = sent.slice(10);
      const before = await rows();
      // A lease that has not expired is not taken over.
      await sendDue({ ...via(send({ status: 'sent' })), leases: 2 });
      expect(sent).toHaveLength(12);
      await expireLeases();
      await sendDue({ ...via(send({ status: 'sent' })), leases: 2 });
      // Each worker starts with the unfinished message of its lease; one may be at its next before the other has started.
      expect(inFlight).toContain(sent[12]);
      expect(sent.slice(12)).toEqual(expect.arrayContaining(inFlight));
      expect(sent).toHaveLength(people + 2);
      expect(new Set(sent).size).toBe(people);
      const after = await rows();
      for (const id of inFlight) {
        const dates = [before, after].map((list) => list.find((row) => row.id === id)?.firstDispatchAt);
        expect(dates[0]).toEqual(dates[1]);
      }
    });

    test('of leases above the configured number are finished, and those leases are not used again', async () => {
      void sendDue({ ...via((delivery) => send({ status: 'sent' })(delivery).then(() => new Promise<Outcome>(() => {}))), leases: 4 });
      await expect.poll(() => sent.length, { timeout: 20_000 }).toBe(4);
      const inFlight = [...sent];
      await expireLeases();
      let [current, max] = [0, 0];
      const counting = async ({ id }: { id: number }): Promise<Outcome> => {
        const isNew = !inFlight.includes(id);
        if (isNew) max = Math.max(max, ++current);
        await sleep(10);
        if (isNew) current--;
        return send({ status: 'sent' })({ id });
      };
      await Promise.all([1, 2].map(() => sendDue({ ...via(counting), leases: 2 })));
      await sendDue({ ...via(counting), leases: 2 });
      expect(max).toBe(2);
      expect([sent.length, new Set(sent).size]).toEqual([people + 4, people]);
    });

    test('are not changed by a sender whose lease was taken over', async () => {
      let wake = () => {};
      const frozen = sendDue({
        ...via(() => new Promise<Outcome>((resolve) => (wake = () => resolve({ status: 'failed' })))),
        leases: 1,
      });
      await expect.poll(async () => (await leases())[0]?.deliveryId, { timeout: 20_000 }).toBeTruthy();
      await expireLeases();
      await sendDue({ ...via(send({ status: 'sent' })), leases: 1 });
      wake();
      await frozen;
      expect((await rows()).map(({ status }) => status)).toEqual(Array(people).fill('sent'));
    });

    test('are retried after a deferral, and fail in the end', async () => {
      const db = await database();
      await db.delete(deliveries).where(sql`${deliveries.id} > 1`);
      const statuses: string[] = [];
      for (let attempt = 1; attempt <= 8; attempt++) {
        await sendDue({ ...via(send({ status: 'deferred', code: 450, reply: 'x'.repeat(5000) })), leases: 1 });
        const [row] = await rows();
        statuses.push(`${row?.status} ${row?.attempts}`);
        expect(row?.smtpReply).toHaveLength(1024);
        await db.update(deliveries).set({ nextAt: sql`now()` });
      }
      expect(statuses).toEqual([1, 2, 3, 4, 5, 6].map((count) => `queued ${count}`).concat(['failed 7', 'failed 7']));
    });

    test('are not begun after the abort signal, and not lost', async () => {
      const stop = new AbortController();
      const stopping = async ({ id }: { id: number }): Promise<Outcome> => {
        sent.push(id);
        if (sent.length === 5) stop.abort();
        return { status: 'sent' };
      };
      await sendDue({ ...via(stopping), leases: 1, signal: stop.signal });
      expect(sent).toHaveLength(5);
      await sendDue({ ...via(send({ status: 'sent' })), leases: 1, signal: AbortSignal.abort() });
      expect(sent).toHaveLength(5);
      await sendDue({ ...via(send({ status: 'sent' })), leases: 1 });
      expect(new Set(sent).size).toBe(people);
    });

    test('of the kind welcome skip unsubscribed readers', async () => {
      const db = await database();
      await db.update(deliveries).set({ notice: 'welcome' });
      await db.update(subscribers).set({ state: 'unsubscribed' }).where(sql`${subscribers.addressKey} < '2'`);
      await sendDue({ ...via(send({ status: 'sent' })), leases: 4 });
      const skipped = (await rows()).filter(({ status }) => status === 'skipped').length;
      expect(skipped).toBeGreaterThan(5);
      expect(sent.length + skipped).toBe(people);
    });
  });
});

test('the retry delays grow and add up to about a day', () => {
  const waits = [1, 2, 3, 4, 5, 6].map((attempts) => nextAttempt(attempts) ?? 0);
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits.reduce((sum, wait) => sum + wait)).toBeGreaterThan(15 * 3600);
  expect(nextAttempt(7)).toBeUndefined();
});
