import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeDatabase } from '../../lib/base/db/database';
import { inTransaction } from '../../lib/base/db/in-transaction';
import { sendThrottle } from '../../lib/base/db/schema';
import { endLeases } from '../../lib/newsletter/delivery/send-leases';
import { findPostgres, type RunningPostgres, startPostgres } from '../databases/start-postgres';
import { type FakeSmtpServer, startFakeSmtpServer } from '../smtp-lab/start-fake-smtp-server';
import { isThorough } from '../thorough';
import { addReaders, freezeSample } from './frozen-campaign';
import { reconcile } from './reconcile';
import { type RunningWorker, startWorker } from './start-worker';

const leases = 4;
/** How often something is restarted: `LONG=1` takes a few minutes. */
const restarts = process.env.LONG ? 20 : 1;
const people = 300 * restarts;
const timeout = 60_000 * (1 + restarts);

describe.skipIf(!findPostgres())('a campaign goes on by itself', { tags: ['crash'], timeout }, () => {
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
  /** Waits until so many messages more have come. */
  async function more(messages: number) {
    const before = await count();
    await expect.poll(count, { timeout: 30_000, interval: 20 }).toBeGreaterThanOrEqual(before + messages);
  }
  async function check(mostCopies: number) {
    const account = await reconcile(campaign, await smtpServer.receipts(), mostCopies);
    console.log('proof', JSON.stringify({ test: expect.getState().currentTestName, most: mostCopies, ...account }));
    expect(account).toMatchObject({ sent: people, problems: [] });
    return account;
  }

  test.each(['SIGQUIT', ...(restarts > 1 || isThorough ? (['SIGINT'] as const) : [])] as const)(
    'when PostgreSQL is ended by %s and started again',
    async (signal) => {
      const worker = await startWorker({ leases });
      for (let restart = 0; restart < restarts; restart++) {
        await more(50);
        await postgres.stop(signal);
        await sleep(300);
        await postgres.start();
      }
      expect(await worker.ended).toBeDefined();
      await check(leases * restarts);
    },
  );

  test('when the mail server is killed and started again', async () => {
    const worker = await startWorker({ leases, hurries: true });
    for (let restart = 0; restart < restarts; restart++) {
      await more(50);
      await smtpServer.kill();
      await sleep(300);
      await smtpServer.start();
    }
    await worker.ended;
    await check(leases * restarts);
  });

  test('when two senders are at work, which have no more messages on their way than there are leases', async () => {
    const workers = await Promise.all([1, 2].map(() => startWorker({ leases })));
    await Promise.all(workers.map(({ ended }) => ended));
    const { copies } = await check(0);
    expect(copies).toBe(0);
    expect(mostAtOnce(await smtpServer.receipts())).toBeLessThanOrEqual(leases);
  });

  test('when its sender is frozen past its lease, whose word counts no more when it wakes up', async () => {
    const frozen = await startWorker({ leases });
    // The mail server has a message that the sender does not know to be there.
    await whenStored(20, () => frozen.signal('SIGSTOP'));
    const before = await count();
    expect(before).toBeLessThan(people);
    await endLeases();
    const other = await startWorker({ leases });
    await more(50);
    await frozen.signal('SIGCONT');
    await Promise.all([frozen, other].map(({ ended }: RunningWorker) => ended));
    const { copies } = await check(leases);
    expect(copies).toBeGreaterThan(0);
  });

  test('when the mail server is away, which is tried once in five seconds by all together', async () => {
    await smtpServer.follow([{ at: 'greeting', cut: true }]);
    const workers = [await startWorker({ leases })];
    await expect.poll(() => smtpServer.connections.length, { interval: 20 }).toBe(1);
    await expect.poll(async () => (await readThrottle())?.downSince, { interval: 20 }).toBeTruthy();
    const gate = await readThrottle();
    expect(Number(gate?.retryAt) - Number(gate?.downSince)).toBeGreaterThanOrEqual(5000);
    workers.push(await startWorker({ leases }));
    await expect.poll(() => smtpServer.connections.length, { timeout: 10_000, interval: 20 }).toBe(2);
    // Both clocks are of this machine: a slow one connects later, never earlier.
    expect(smtpServer.connections[1]).toBeGreaterThanOrEqual(Number(gate?.retryAt));
    await sleep(1000);
    expect(smtpServer.connections).toHaveLength(2);
    await smtpServer.follow([]);
    await inTransaction((db) => db.update(sendThrottle).set({ retryAt: new Date() }));
    await Promise.all(workers.map(({ ended }) => ended));
    await check(0);
  });

  test('when the clock of its sender jumps by days, since only that of the database counts', async () => {
    const worker = await startWorker({ leases, clockJumps: true });
    await worker.ended;
    await check(0);
    const dates = (await smtpServer.receipts()).map(({ date }) => Math.abs(Date.parse(date) - Date.now()));
    expect(Math.max(...dates)).toBeLessThan(timeout);
  });

  /** Gives when it was done, once the mail server has so many messages, while it keeps the answer to the last of them back. */
  async function whenStored(messages: number, act: () => Promise<void>) {
    await new Promise<void>((resolve, reject) => {
      onStored = async () => {
        onStored = async () => {};
        await act().then(resolve, reject);
      };
      void smtpServer.follow([{ at: 'stored', every: messages, ask: true }]);
    });
    await smtpServer.follow([]);
  }
});

/** How many messages were on their way at once. */
function mostAtOnce(receipts: readonly { begunAt: number; receivedAt: number }[]): number {
  return Math.max(
    ...receipts.map(({ begunAt }) => receipts.filter((other) => other.begunAt <= begunAt && begunAt < other.receivedAt).length),
  );
}
