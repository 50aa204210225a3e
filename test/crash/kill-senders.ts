import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { closeDatabase } from '../../lib/base/db/database';
import { inTransaction } from '../../lib/base/db/in-transaction';
import { env } from '../../lib/base/env/env';
import { endLeases } from '../../lib/newsletter/delivery/send-leases';
import type { SendMoment } from '../../lib/newsletter/delivery/sending-options';
import { seededRandom } from '../seeded-random';
import { onceAvailable } from '../smtp-lab/send-all';
import type { ServerStage } from '../smtp-lab/server-rules';
import { startFakeSmtpServer } from '../smtp-lab/start-fake-smtp-server';
import { addReaders, freezeSample } from './frozen-campaign';
import { reconcile } from './reconcile';
import { startWorker } from './start-worker';

/** Where a sender is killed: at a moment of its own, at a point of its talk with the mail server, or whenever. */
export type Death = { moment: SendMoment } | { point: ServerStage } | 'whenever';

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
  leases: number;
  /** How many people each campaign is for: there are as many campaigns as it takes. */
  people: number;
  /** Of HTML. */
  bytes?: number;
}

export interface KillReport {
  kills: number;
  campaigns: number;
  messages: number;
  copies: number;
  /** How many copies there may be. */
  bound: number;
  problems: string[];
}

/**
 * Sends campaigns and kills the sender on its way, again and again, with nobody's help. On the embedded database a new sender knows that
 * the old one is dead; on a server the two minutes are skipped that it would wait.
 */
export async function killSenders({ kills, deaths, seed, leases, people, bytes }: KillOptions): Promise<KillReport> {
  const random = seededRandom(seed);
  let atPoint = async () => {};
  const smtpServer = await startFakeSmtpServer({ onAsk: () => atPoint() });
  process.env.SMTP_URL = smtpServer.url;
  const campaigns: { id: string; kills: number }[] = [];
  let killed = 0;
  try {
    for (let campaign = await begin(); ; ) {
      const death = killed < kills ? deaths[killed % deaths.length] : undefined;
      const isAt = (kind: 'moment' | 'point') => typeof death === 'object' && kind in death;
      // It comes once to where a lease begins, and to the other points with each message.
      const isOnce = isAt('moment') && (death as { moment: SendMoment }).moment === 'before-claim';
      const count = 1 + Math.floor(random() * (isOnce ? leases : Math.min(50, people / 4)));
      const connected = env.databaseUrl ? await countConnections() : 0;
      const worker = await startWorker({
        leases,
        ...(isAt('moment') && { killAt: { moment: (death as { moment: SendMoment }).moment, count } }),
      });
      if (isAt('point')) {
        atPoint = async () => {
          atPoint = async () => {};
          await worker.signal('SIGKILL');
        };
        const at = (death as { point: ServerStage }).point;
        // The rest of a message that is under way is lost with its sender.
        await smtpServer.follow([{ at, every: count, ask: true, ...(at === 'part' && { cut: true }) }]);
      }
      if (death === 'whenever') void sleep(1000 * random()).then(() => worker.signal('SIGKILL'));
      const isDone = (await worker.ended) !== undefined;
      await smtpServer.follow([]);
      if (!isDone) {
        killed++;
        campaign.kills++;
      }
      if (env.databaseUrl && !isDone) {
        await whenConnected(connected);
        await onceAvailable(endLeases);
      }
      if (isDone && killed >= kills) break;
      if (isDone) campaign = await begin();
    }
    const receipts = await smtpServer.receipts();
    const accounts = [];
    for (const campaign of campaigns) accounts.push(await onceAvailable(() => reconcile(campaign.id, receipts, leases * campaign.kills)));
    return {
      kills: killed,
      campaigns: campaigns.length,
      messages: receipts.length,
      bound: accounts.reduce((sum, { ambiguous }) => sum + ambiguous, leases * killed),
      copies: accounts.reduce((sum, { copies }) => sum + copies, 0),
      problems: accounts.flatMap(({ problems }) => problems),
    };
  } finally {
    await smtpServer.remove();
  }

  async function begin() {
    // Machines that test are slow at times: endpoints would not wait for a database so long.
    await onceAvailable(() => addReaders(people));
    const campaign = { id: await freezeSample(bytes), kills: 0 };
    campaigns.push(campaign);
    // The sender is to have it.
    if (!env.databaseUrl) await closeDatabase();
    return campaign;
  }
}

/** Waits until no more than so many are connected to the server: what a dead sender has asked last is done then, and takes no lease any more. */
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
