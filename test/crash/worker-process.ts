/** Sends what is due as the site does, without the site: `start-worker.ts` starts it. It ends once no campaign is being sent any more. */
import { mock } from 'node:test';
import { closeDatabase, database } from '../../lib/base/db/database';
import { env } from '../../lib/base/env/env';
import { endLeases } from '../../lib/newsletter/delivery/send-leases';
import type { SendMoment } from '../../lib/newsletter/delivery/sending-options';
import { onceAvailable, sendAll } from '../smtp-lab/send-all';

export interface WorkerSettings {
  leases: number;
  /** Kills itself when it comes to a moment for the so-manieth time. */
  killAt?: { moment: SendMoment; count: number } | undefined;
  /** Waits for nothing that was put off: its time has come. */
  hurries?: boolean;
  /** Its clock jumps: it is a day late, and a day early, in turn. */
  clockJumps?: boolean;
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
const { killAt, clockJumps } = settings;
process.on('disconnect', () => process.exit());

await onceAvailable(database);
// As the site does: nobody else can have this database.
if (!env.databaseUrl) await endLeases();
process.send?.('ready' satisfies WorkerNews);
if (clockJumps) letClockJump();
const startedAt = performance.now();
const cpuBefore = process.cpuUsage();
let peak = 0;
// The system's own figure is that of the process from which this one was made, where that was larger.
setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 100).unref();
let left = killAt?.count ?? 0;
await sendAll({
  leases: settings.leases,
  hurries: settings.hurries,
  at: (moment) => {
    if (moment === killAt?.moment && --left === 0) process.kill(process.pid, 'SIGKILL');
  },
});
const { user, system } = process.cpuUsage(cpuBefore);
const seconds = (performance.now() - startedAt) / 1000;
globalThis.gc?.();
const residentMiB = process.memoryUsage.rss() / 2 ** 20;
const cost: WorkerCost = { seconds, cpuSeconds: (user + system) / 1e6, residentMiB, peakMiB: peak / 2 ** 20 };
await closeDatabase();
process.send?.(cost satisfies WorkerNews, () => process.exit());

function letClockJump(): void {
  let days = 1;
  mock.timers.enable({ apis: ['Date'] });
  setInterval(() => {
    days = -days;
    mock.timers.setTime(performance.timeOrigin + performance.now() + days * 86_400_000);
  }, 100).unref();
}
