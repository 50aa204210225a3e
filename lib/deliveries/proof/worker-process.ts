/** Sends what is due as the site does, without the site: `start-worker.ts` starts it. It ends once no mailing is being sent any more. */
import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { closeDatabase, database } from '../../db/database';
import { inTransaction } from '../../db/in-transaction';
import { mailings } from '../../db/schema';
import { openMailSession } from '../../email/mail-session';
import { env } from '../../env';
import { writeCopy } from '../../mailings/write-copy';
import { Unavailable } from '../../unavailable';
import { type SendMoment, sendDue } from '../send-due';
import { endLeases } from '../slots';
import { moveQueueForward } from './move-time';

export interface WorkerSettings {
  slots: number;
  /** Kills itself when it comes to a moment for the so-manieth time. */
  killAt?: { moment: SendMoment; count: number } | undefined;
  /** Waits for no message that was put off: its time has come. */
  hurries?: boolean;
}

/** What it tells whoever has started it: once it can begin, and at its end what it took. */
export type WorkerNews = 'ready' | WorkerCost;

export interface WorkerCost {
  /** From when it was ready: by the clock on the wall, and of the processor. */
  seconds: number;
  cpuSeconds: number;
  /** What it has resident in the end, after what it does not need was thrown away, and had at most, in MiB. */
  residentMiB: number;
  peakMiB: number;
}

const settings = JSON.parse(process.argv[2] ?? '') as WorkerSettings;
const { killAt } = settings;
process.on('disconnect', () => process.exit());

await database();
// As the site does: nobody else can have this database.
if (!env.databaseUrl) await endLeases();
process.send?.('ready' satisfies WorkerNews);
const startedAt = performance.now();
const cpuBefore = process.cpuUsage();
let peak = 0;
// The system's own figure is that of the process from which this one was made, where that was larger.
setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 100).unref();
let left = killAt?.count ?? 0;
while (await isSending()) {
  await sendDue({
    open: openMailSession,
    write: (delivery) => (delivery.kind === 'copy' ? writeCopy(delivery) : Promise.reject(new Error('no notices here'))),
    slots: settings.slots,
    deadline: Number.POSITIVE_INFINITY,
    at: (moment) => {
      if (moment === killAt?.moment && --left === 0) process.kill(process.pid, 'SIGKILL');
    },
  }).catch(sleepWhereUnavailable);
  if (settings.hurries) await moveQueueForward().catch(sleepWhereUnavailable);
  await sleep(20);
}
const { user, system } = process.cpuUsage(cpuBefore);
const seconds = (performance.now() - startedAt) / 1000;
globalThis.gc?.();
const residentMiB = process.memoryUsage.rss() / 2 ** 20;
const cost: WorkerCost = { seconds, cpuSeconds: (user + system) / 1e6, residentMiB, peakMiB: peak / 2 ** 20 };
await closeDatabase();
process.send?.(cost satisfies WorkerNews, () => process.exit());

async function isSending(): Promise<boolean> {
  try {
    return (await inTransaction((db) => db.$count(mailings, eq(mailings.state, 'sending')))) > 0;
  } catch (error) {
    await sleepWhereUnavailable(error);
    return true;
  }
}

/** What the site's loop does, only sooner. */
async function sleepWhereUnavailable(error: unknown): Promise<void> {
  if (!(error instanceof Unavailable)) throw error;
  await sleep(200);
}
