import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeDatabase } from '../../lib/base/db/database';
import { inTransaction } from '../../lib/base/db/in-transaction';
import { sendThrottle } from '../../lib/base/db/schema';
import { expireLeases } from '../../lib/newsletter/delivery/send-leases';
import { findPostgres, type RunningPostgres, startPostgres } from '../databases/start-postgres';
import { type FakeSmtpServer, startFakeSmtpServer } from '../smtp-lab/start-fake-smtp-server';
import { isThorough } from '../thorough';
import { addReaders, freezeSample } from './frozen-campaign';
import { reconcile } from './reconcile';
import { type RunningWorker, startWorker } from './start-worker';

const leases = 4;
/** `LONG=1` restarts more often and takes a few minutes. */
const restarts = process.env.LONG ? 20 : 1;
const people = 300 * restarts;
const timeout = 60_000 * (1 + restarts);

describe.skipIf(!findPostgres())('a campaign continues without help', { tags: ['crash'], timeout }, () => {
  let postgres: RunningPostgres;
  let smtpServer: FakeSmtpServer;
  let campaign = '';
  let onStored = async () => {};
  beforeAll(async () => {
    postgres = await startPostgres();
    Object.assign(process.env, {
      DATABASE_URL: postgres.url,
      MAIL_FROM: 'Twinko AI <news@newsletter.example>',
      SITE_URL: 'https://newsletter.example',
      APP_SECRET: 'of tests and of nothing else 12345',
    });
  });
  afterAll(async () => {
    await closeDatabase();
    await postgres.remove();
  });
  beforeEach(async () => {
    smtpServer = await startFakeSmtpServer({ onAsk: () => onStored() });
    process.env.SMTP_URL = smtpServer.url;
    await addReaders(people);
    campaign = await freezeSample();
  });
  afterEach(() => smtpServer.remove());

  const count = async () => (await smtpServer.receipts()).length;
  const readThrottle = async () => (await inTransaction((db) => db.select().from(sendThrottle)))[0];
  /** Waits until the mail server has received so many more messages. */
  async function waitForMessages(messages: number) {
    const before = await count();
    await expect.poll(count, { timeout: 30_000, interval: 20 }).toBeGreaterThanOrEqual(before + messages);
  }
  async function check(maxDuplicates: number) {
    const result = await reconcile(campaign, await smtpServer.receipts(), maxDuplicates);
    console.log('result', JSON.stringify({ test: expect.getState().currentTestName, maxDuplicates, ...result }));
    expect(result).toMatchObject({ sent: people, problems: [] });
    return result;
  }

  test.each(['SIGQUIT', ...(restarts > 1 || isThorough ? (['SIGINT'] as const) : [])] as const)(
    'when PostgreSQL is stopped by %s and started again',
    async (signal) => {
      const worker = await startWorker({ leases });
      for (let restart = 0; restart < restarts; restart++) {
        await waitForMessages(50);
        await postgres.stop(signal);
        await sleep(300);
        await postgres.start();
      }
      expect(await worker.ended).toBeDefined();
      await check(leases * restarts);
    },
  );

  test('when the mail server is killed and started again', async () => {
    const worker = await startWorker({ leases, skipsWaits: true });
    for (let restart = 0; restart < restarts; restart++) {
      await waitForMessages(50);
      await smtpServer.kill();
      await sleep(300);
      await smtpServer.start();
    }
    await worker.ended;
    await check(leases * restarts);
  });

  test('with two senders, and has no more messages in flight than leases', async () => {
    const workers = await Promise.all([1, 2].map(() => startWorker({ leases })));
    await Promise.all(workers.map(({ ended }) => ended));
    const { duplicates } = await check(0);
    expect(duplicates).toBe(0);
    expect(maxInFlight(await smtpServer.receipts())).toBeLessThanOrEqual(leases);
  });

  test('when a sender is suspended until its lease has expired, and ignores what that sender records later', async () => {
    const frozen = await startWorker({ leases });
    // The mail server has stored a message whose reply the sender has not received.
    await whenStored(20, () => frozen.signal('SIGSTOP'));
    const before = await count();
    expect(before).toBeLessThan(people);
    await expireLeases();
    const other = await startWorker({ leases });
    await waitForMessages(50);
    await frozen.signal('SIGCONT');
    await Promise.all([frozen, other].map(({ ended }: RunningWorker) => ended));
    const { duplicates } = await check(leases);
    expect(duplicates).toBeGreaterThan(0);
  });

  test('when the mail server is down, with one connection attempt per five seconds in all processes together', async () => {
    await smtpServer.setRules([{ at: 'greeting', cut: true }]);
    const workers = [await startWorker({ leases })];
    await expect.poll(() => smtpServer.connections.length, { interval: 20 }).toBe(1);
    await expect.poll(async () => (await readThrottle())?.downSince, { interval: 20 }).toBeTruthy();
    const throttle = await readThrottle();
    expect(Number(throttle?.retryAt) - Number(throttle?.downSince)).toBeGreaterThanOrEqual(5000);
    workers.push(await startWorker({ leases }));
    await expect.poll(() => smtpServer.connections.length, { timeout: 10_000, interval: 20 }).toBe(2);
    // One clock: a slow machine connects later, never earlier.
    expect(smtpServer.connections[1]).toBeGreaterThanOrEqual(Number(throttle?.retryAt));
    await sleep(1000);
    expect(smtpServer.connections).toHaveLength(2);
    await smtpServer.setRules([]);
    await inTransaction((db) => db.update(sendThrottle).set({ retryAt: new Date() }));
    await Promise.all(workers.map(({ ended }) => ended));
    await check(0);
  });

  test('when the clock of its sender jumps by days, since it uses the database’s clock', async () => {
    const worker = await startWorker({ leases, clockJumps: true });
    await worker.ended;
    await check(0);
    const dates = (await smtpServer.receipts()).map(({ date }) => Math.abs(Date.parse(date) - Date.now()));
    expect(Math.max(...dates)).toBeLessThan(timeout);
  });

  /** Runs `action` when the mail server has stored so many messages, before it answers the last of them. */
  async function whenStored(messages: number, action: () => Promise<void>) {
    await new Promise<void>((resolve, reject) => {
      onStored = async () => {
        onStored = async () => {};
        await action().then(resolve, reject);
      };
      void smtpServer.setRules([{ at: 'stored', every: messages, ask: true }]);
    });
    await smtpServer.setRules([]);
  }
});

/** Returns the highest number of messages that were in flight at once. */
function maxInFlight(receipts: readonly { begunAt: number; receivedAt: number }[]): number {
  return Math.max(
    ...receipts.map(({ begunAt }) => receipts.filter((other) => other.begunAt <= begunAt && begunAt < other.receivedAt).length),
  );
}
