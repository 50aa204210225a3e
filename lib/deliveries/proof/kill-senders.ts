import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { closeDatabase } from '../../db/database';
import { inTransaction } from '../../db/in-transaction';
import { env } from '../../env';
import { seededRandom } from '../../seeded-random';
import type { SendMoment } from '../sending-options';
import { endLeases } from '../slots';
import { checkBooks } from './check-books';
import { addReaders, freezeSample } from './frozen-mailing';
import { onceAvailable } from './send-all';
import type { SinkPoint } from './sink-rules';
import { startSink } from './start-sink';
import { startWorker } from './start-worker';

/** Where a sender is killed: at a moment of its own, at a point of its talk with the mail server, or whenever. */
export type Death = { moment: SendMoment } | { point: SinkPoint } | 'whenever';

/** Each point that has a name: each moment of the sender's own, and each point of its talk. */
export const deathPoints: readonly Death[] = [
  ...(['before-claim', 'after-claim', 'after-reply', 'after-commit'] as const).map((moment) => ({ moment })),
  ...(['part', 'end', 'stored', 'answered'] as const).map((point) => ({ point })),
];

export interface KillOptions {
  kills: number;
  /** Taken by turns. */
  deaths: readonly Death[];
  /** What a failure is done again with. */
  seed: number;
  slots: number;
  /** How many people each mailing is for: there are as many mailings as it takes. */
  people: number;
  /** Of HTML. */
  bytes?: number;
}

export interface KillReport {
  kills: number;
  mailings: number;
  messages: number;
  copies: number;
  /** How many copies there may be. */
  bound: number;
  problems: string[];
}

/**
 * Sends mailings and kills the sender on its way, again and again, with nobody's help. On the embedded database a new sender knows that
 * the old one is dead; on a server the two minutes are skipped that it would wait.
 */
export async function killSenders({ kills, deaths, seed, slots, people, bytes }: KillOptions): Promise<KillReport> {
  const random = seededRandom(seed);
  let atPoint = async () => {};
  const sink = await startSink({ onAsk: () => atPoint() });
  process.env.SMTP_URL = sink.url;
  const mailings: { id: string; kills: number }[] = [];
  let killed = 0;
  try {
    for (let mailing = await begin(); ; ) {
      const death = killed < kills ? deaths[killed % deaths.length] : undefined;
      const isAt = (kind: 'moment' | 'point') => typeof death === 'object' && kind in death;
      // It comes once to where a slot begins, and to the other points with each message.
      const isOnce = isAt('moment') && (death as { moment: SendMoment }).moment === 'before-claim';
      const count = 1 + Math.floor(random() * (isOnce ? slots : Math.min(50, people / 4)));
      const connected = env.databaseUrl ? await countConnections() : 0;
      const worker = await startWorker({
        slots,
        ...(isAt('moment') && { killAt: { moment: (death as { moment: SendMoment }).moment, count } }),
      });
      if (isAt('point')) {
        atPoint = async () => {
          atPoint = async () => {};
          await worker.signal('SIGKILL');
        };
        const at = (death as { point: SinkPoint }).point;
        // The rest of a message that is under way is lost with its sender.
        await sink.follow([{ at, every: count, ask: true, ...(at === 'part' && { cut: true }) }]);
      }
      if (death === 'whenever') void sleep(1000 * random()).then(() => worker.signal('SIGKILL'));
      const isDone = (await worker.ended) !== undefined;
      await sink.follow([]);
      if (!isDone) {
        killed++;
        mailing.kills++;
      }
      if (env.databaseUrl && !isDone) {
        await whenConnected(connected);
        await onceAvailable(endLeases);
      }
      if (isDone && killed >= kills) break;
      if (isDone) mailing = await begin();
    }
    const receipts = await sink.receipts();
    const accounts = [];
    for (const mailing of mailings) accounts.push(await onceAvailable(() => checkBooks(mailing.id, receipts, slots * mailing.kills)));
    return {
      kills: killed,
      mailings: mailings.length,
      messages: receipts.length,
      bound: accounts.reduce((sum, { ambiguous }) => sum + ambiguous, slots * killed),
      copies: accounts.reduce((sum, { copies }) => sum + copies, 0),
      problems: accounts.flatMap(({ problems }) => problems),
    };
  } finally {
    await sink.remove();
  }

  async function begin() {
    // Machines that test are slow at times: doors would not wait for a database so long.
    await onceAvailable(() => addReaders(people));
    const mailing = { id: await freezeSample(bytes), kills: 0 };
    mailings.push(mailing);
    // The sender is to have it.
    if (!env.databaseUrl) await closeDatabase();
    return mailing;
  }
}

/** Waits until no more than so many are connected to the server: what a dead sender has asked last is done then, and takes no slot any more. */
async function whenConnected(most: number): Promise<void> {
  while ((await countConnections()) > most) await sleep(10);
}

function countConnections(): Promise<number> {
  return onceAvailable(() =>
    inTransaction(async (db) => {
      const result = await db.execute(sql`select count(*)::int as count from pg_stat_activity where backend_type = 'client backend'`);
      return (result as unknown as { rows: { count: number }[] }).rows[0]?.count ?? 0;
    }),
  );
}
