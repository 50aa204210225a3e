import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { closeDatabase } from '../../lib/base/db/database';
import { inTransaction } from '../../lib/base/db/in-transaction';
import { env } from '../../lib/base/env/env';
import { expireLeases } from '../../lib/newsletter/delivery/send-leases';
import type { SendStage } from '../../lib/newsletter/delivery/send-run';
import { seededRandom } from '../seeded-random';
import { retryUntilAvailable } from '../smtp-lab/send-all';
import type { ServerStage } from '../smtp-lab/server-rules';
import { startFakeSmtpServer } from '../smtp-lab/start-fake-smtp-server';
import { addReaders, freezeSample } from './frozen-campaign';
import { reconcile } from './reconcile';
import { startWorker } from './start-worker';

/** When a sender is killed: at a stage of its own, at a stage of the SMTP session, or at a random time. */
export type KillPoint = { sender: SendStage } | { server: ServerStage } | 'random';

/** Every stage at which a sender can be killed. */
export const killPoints: readonly KillPoint[] = [
  ...(['before-claim', 'after-claim', 'after-reply', 'after-commit'] as const).map((sender) => ({ sender })),
  ...(['part', 'end', 'stored', 'answered'] as const).map((server) => ({ server })),
];

export interface KillOptions {
  kills: number;
  /** Used in turn. */
  points: readonly KillPoint[];
  /** Repeats a failed run. */
  seed: number;
  leases: number;
  /** Recipients of each campaign. Campaigns are added until all kills are done. */
  people: number;
  /** Size of the HTML. */
  bytes?: number;
}

export interface KillReport {
  kills: number;
  campaigns: number;
  messages: number;
  duplicates: number;
  maxDuplicates: number;
  problems: string[];
}

/**
 * Sends campaigns while it kills and restarts the sender again and again. On PostgreSQL it expires the leases of a killed sender, which
 * would take two minutes; on the embedded database a new sender does that itself.
 */
export async function killSenders({ kills, points, seed, leases, people, bytes }: KillOptions): Promise<KillReport> {
  const random = seededRandom(seed);
  let onStage = async () => {};
  const smtpServer = await startFakeSmtpServer({ onAsk: () => onStage() });
  process.env.SMTP_URL = smtpServer.url;
  const campaigns: { id: string; kills: number }[] = [];
  let killed = 0;
  try {
    for (let campaign = await addCampaign(); ; ) {
      const point = killed < kills ? points[killed % points.length] : undefined;
      const sender = typeof point === 'object' && 'sender' in point ? point.sender : undefined;
      const server = typeof point === 'object' && 'server' in point ? point.server : undefined;
      // The first stage occurs once per lease, the others once per message.
      const count = 1 + Math.floor(random() * (sender === 'before-claim' ? leases : Math.min(50, people / 4)));
      const connected = env.databaseUrl ? await countConnections() : 0;
      const worker = await startWorker({
        leases,
        ...(sender && { killAt: { stage: sender, count } }),
      });
      if (server) {
        onStage = async () => {
          onStage = async () => {};
          await worker.signal('SIGKILL');
        };
        // At `part` the connection is cut: the rest of the message is lost with its sender.
        await smtpServer.setRules([{ at: server, every: count, ask: true, ...(server === 'part' && { cut: true }) }]);
      }
      if (point === 'random') void sleep(1000 * random()).then(() => worker.signal('SIGKILL'));
      const isDone = (await worker.ended) !== undefined;
      await smtpServer.setRules([]);
      if (!isDone) {
        killed++;
        campaign.kills++;
      }
      if (env.databaseUrl && !isDone) {
        await waitForDisconnect(connected);
        await retryUntilAvailable(expireLeases);
      }
      if (isDone && killed >= kills) break;
      if (isDone) campaign = await addCampaign();
    }
    const receipts = await smtpServer.receipts();
    const results = [];
    for (const campaign of campaigns)
      results.push(await retryUntilAvailable(() => reconcile(campaign.id, receipts, leases * campaign.kills)));
    return {
      kills: killed,
      campaigns: campaigns.length,
      messages: receipts.length,
      maxDuplicates: results.reduce((sum, { possibleDuplicates }) => sum + possibleDuplicates, leases * killed),
      duplicates: results.reduce((sum, { duplicates }) => sum + duplicates, 0),
      problems: results.flatMap(({ problems }) => problems),
    };
  } finally {
    await smtpServer.remove();
  }

  async function addCampaign() {
    // Test machines may be slow: retry longer than the site does.
    await retryUntilAvailable(() => addReaders(people));
    const campaign = { id: await freezeSample(bytes), kills: 0 };
    campaigns.push(campaign);
    // The sender needs the embedded database for itself.
    if (!env.databaseUrl) await closeDatabase();
    return campaign;
  }
}

/** Waits until the server has closed a killed sender's connections, so that its last statement has finished. */
async function waitForDisconnect(max: number): Promise<void> {
  while ((await countConnections()) > max) await sleep(10);
}

function countConnections(): Promise<number> {
  return retryUntilAvailable(() =>
    inTransaction(async (db) => {
      const result = await db.execute(sql`select count(*)::int as count from pg_stat_activity where backend_type = 'client backend'`);
      return (result as unknown as { rows: { count: number }[] }).rows[0]?.count ?? 0;
    }),
  );
}
