import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isThorough } from '../../../test/thorough';
import { closeDatabase } from '../../db/database';
import { inTransaction } from '../../db/in-transaction';
import { sendGate } from '../../db/schema';
import { findPostgres, type RunningPostgres, startPostgres } from '../../db/start-postgres';
import { endLeases } from '../slots';
import { checkBooks } from './check-books';
import { addReaders, freezeSample } from './frozen-mailing';
import { type RunningSink, startSink } from './start-sink';
import { type RunningWorker, startWorker } from './start-worker';

const slots = 4;
/** How often something is restarted: `LONG=1` takes a few minutes. */
const restarts = process.env.LONG ? 20 : 1;
const people = 300 * restarts;
const timeout = 60_000 * (1 + restarts);

describe.skipIf(!findPostgres())('a mailing goes on by itself', { tags: ['crash'], timeout }, () => {
  let postgres: RunningPostgres;
  let sink: RunningSink;
  let mailing = '';
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
    sink = await startSink({ onAsk: () => onStored() });
    process.env.SMTP_URL = sink.url;
    await addReaders(people);
    mailing = await freezeSample();
  });
  afterEach(() => sink.remove());

  const count = async () => (await sink.receipts()).length;
  const readGate = async () => (await inTransaction((db) => db.select().from(sendGate)))[0];
  /** Waits until so many messages more have come. */
  async function more(messages: number) {
    const before = await count();
    await expect.poll(count, { timeout: 30_000, interval: 20 }).toBeGreaterThanOrEqual(before + messages);
  }
  async function check(mostCopies: number) {
    const account = await checkBooks(mailing, await sink.receipts(), mostCopies);
    console.log('proof', JSON.stringify({ test: expect.getState().currentTestName, most: mostCopies, ...account }));
    expect(account).toMatchObject({ sent: people, problems: [] });
    return account;
  }

  test.each(['SIGQUIT', ...(restarts > 1 || isThorough ? (['SIGINT'] as const) : [])] as const)(
    'when PostgreSQL is ended by %s and started again',
    async (signal) => {
      const worker = await startWorker({ slots });
      for (let restart = 0; restart < restarts; restart++) {
        await more(50);
        await postgres.stop(signal);
        await sleep(300);
        await postgres.start();
      }
      expect(await worker.ended).toBeDefined();
      await check(slots * restarts);
    },
  );

  test('when the mail server is killed and started again', async () => {
    const worker = await startWorker({ slots, hurries: true });
    for (let restart = 0; restart < restarts; restart++) {
      await more(50);
      await sink.kill();
      await sleep(300);
      await sink.start();
    }
    await worker.ended;
    await check(slots * restarts);
  });

  test('when two senders are at work, which have no more messages on their way than there are slots', async () => {
    const workers = await Promise.all([1, 2].map(() => startWorker({ slots })));
    await Promise.all(workers.map(({ ended }) => ended));
    const { copies } = await check(0);
    expect(copies).toBe(0);
    expect(mostAtOnce(await sink.receipts())).toBeLessThanOrEqual(slots);
  });

  test('when its sender is frozen past its lease, whose word counts no more when it wakes up', async () => {
    const frozen = await startWorker({ slots });
    // The mail server has a message that the sender does not know to be there.
    await whenStored(20, () => frozen.signal('SIGSTOP'));
    const before = await count();
    expect(before).toBeLessThan(people);
    await endLeases();
    const other = await startWorker({ slots });
    await more(50);
    await frozen.signal('SIGCONT');
    await Promise.all([frozen, other].map(({ ended }: RunningWorker) => ended));
    const { copies } = await check(slots);
    expect(copies).toBeGreaterThan(0);
  });

  test('when the mail server is away, which is tried once in five seconds by all together', async () => {
    await sink.follow([{ at: 'greeting', cut: true }]);
    const workers = [await startWorker({ slots })];
    await expect.poll(() => sink.connections.length, { interval: 20 }).toBe(1);
    await expect.poll(async () => (await readGate())?.downSince, { interval: 20 }).toBeTruthy();
    const gate = await readGate();
    expect(Number(gate?.retryAt) - Number(gate?.downSince)).toBeGreaterThanOrEqual(5000);
    workers.push(await startWorker({ slots }));
    await expect.poll(() => sink.connections.length, { timeout: 10_000, interval: 20 }).toBe(2);
    // Both clocks are of this machine: a slow one connects later, never earlier.
    expect(sink.connections[1]).toBeGreaterThanOrEqual(Number(gate?.retryAt));
    await sleep(1000);
    expect(sink.connections).toHaveLength(2);
    await sink.follow([]);
    await inTransaction((db) => db.update(sendGate).set({ retryAt: new Date() }));
    await Promise.all(workers.map(({ ended }) => ended));
    await check(0);
  });

  test('when the clock of its sender jumps by days, since only that of the database counts', async () => {
    const worker = await startWorker({ slots, clockJumps: true });
    await worker.ended;
    await check(0);
    const dates = (await sink.receipts()).map(({ date }) => Math.abs(Date.parse(date) - Date.now()));
    expect(Math.max(...dates)).toBeLessThan(timeout);
  });

  /** Gives when it was done, once the mail server has so many messages, while it keeps the answer to the last of them back. */
  async function whenStored(messages: number, act: () => Promise<void>) {
    await new Promise<void>((resolve, reject) => {
      onStored = async () => {
        onStored = async () => {};
        await act().then(resolve, reject);
      };
      void sink.follow([{ at: 'stored', every: messages, ask: true }]);
    });
    await sink.follow([]);
  }
});

/** How many messages were on their way at once. */
function mostAtOnce(receipts: readonly { begunAt: number; receivedAt: number }[]): number {
  return Math.max(
    ...receipts.map(({ begunAt }) => receipts.filter((other) => other.begunAt <= begunAt && begunAt < other.receivedAt).length),
  );
}
