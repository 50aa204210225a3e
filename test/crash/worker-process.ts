/** Sends campaigns like the site's send loop until all are done or paused. Started by `start-worker.ts`. */
import { mock } from 'node:test';
import { closeDatabase, database } from '../../lib/base/db/database';
import { env } from '../../lib/base/env/env';
import { expireLeases } from '../../lib/newsletter/delivery/send-leases';
import type { SendStage } from '../../lib/newsletter/delivery/send-run';
import { retryUntilAvailable, sendAll } from '../smtp-lab/send-all';

export interface WorkerSettings {
  leases: number;
  /** Kills itself when it reaches a stage for the given number of times. */
  killAt?: { stage: SendStage; count: number } | undefined;
  /** Makes deferred messages due at once. */
  skipsWaits?: boolean;
  /** Sets its clock a day late and a day early in turn. */
  clockJumps?: boolean;
}

/** What it sends to its parent: `ready` before it starts sending, and its cost at the end. */
export type WorkerMessage = 'ready' | WorkerCost;

export interface WorkerCost {
  /** Wall clock and processor time since it was ready. */
  seconds: number;
  cpuSeconds: number;
  /** Resident memory after a garbage collection at the end, and its peak, in MiB. */
  residentMiB: number;
  peakMiB: number;
}

const settings = JSON.parse(process.argv[2] ?? '') as WorkerSettings;
const { killAt, clockJumps } = settings;
process.on('disconnect', () => process.exit());

await retryUntilAvailable(database);
// As the site does: no other process can have the embedded database open.
if (!env.databaseUrl) await expireLeases();
process.send?.('ready' satisfies WorkerMessage);
if (clockJumps) startClockJumps();
const startedAt = performance.now();
const cpuBefore = process.cpuUsage();
let peak = 0;
// getrusage's peak may be that of the parent process.
setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 100).unref();
let left = killAt?.count ?? 0;
await sendAll({
  leases: settings.leases,
  skipsWaits: settings.skipsWaits,
  onStage: (stage) => {
    if (stage === killAt?.stage && --left === 0) process.kill(process.pid, 'SIGKILL');
  },
});
const { user, system } = process.cpuUsage(cpuBefore);
const seconds = (performance.now() - startedAt) / 1000;
globalThis.gc?.();
const residentMiB = process.memoryUsage.rss() / 2 ** 20;
const cost: WorkerCost = { seconds, cpuSeconds: (user + system) / 1e6, residentMiB, peakMiB: peak / 2 ** 20 };
await closeDatabase();
process.send?.(cost satisfies WorkerMessage, () => process.exit());

function startClockJumps(): void {
  let days = 1;
  mock.timers.enable({ apis: ['Date'] });
  setInterval(() => {
    days = -days;
    mock.timers.setTime(performance.timeOrigin + performance.now() + days * 86_400_000);
  }, 100).unref();
}
