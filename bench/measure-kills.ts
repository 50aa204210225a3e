import { type KillOptions, type KillReport, killPoints, killSenders } from '../test/crash/kill-senders';
import { type Store, withEmptyDatabase } from '../test/databases/empty-database';
import type { Options } from './options';
import { table } from './results';

const leases = 4;
/** Kills at each stage of a sender. */
const killsPerStage = 20;

/** Returns a table of the messages that subscribers got from senders that were killed again and again. Throws when one is missing. */
export async function measureKills({ kills }: Options): Promise<string> {
  const rows: string[][] = [];
  for (const store of ['PostgreSQL', 'PGlite'] as const) {
    rows.push(await killOn(store, 'at random times', { kills, points: ['random'] }));
    const atStages = Math.min(kills, killsPerStage * killPoints.length);
    rows.push(await killOn(store, `at ${killPoints.length} stages in turn`, { kills: atStages, points: killPoints }));
  }
  return `${explain}\n\n${table(head, rows)}`;
}

async function killOn(store: Store, when: string, { kills, points }: Pick<KillOptions, 'kills' | 'points'>): Promise<string[]> {
  const begun = performance.now();
  const seed = Date.now() % 1_000_000;
  const report = await withEmptyDatabase(store, () => killSenders({ kills, points, seed, leases, people: Math.max(100, 4 * kills) }));
  console.log(`${store}, ${when}: ${JSON.stringify({ seed, ...report })}`);
  if (report.problems.length) throw new Error(`SEED=${seed}: ${report.problems.join('. ')}`);
  return [store, when, ...figures(report), ((performance.now() - begun) / 60_000).toFixed(1)];
}

function figures({ kills, campaigns, messages, duplicates, maxDuplicates, problems }: KillReport): string[] {
  return [kills, campaigns, messages, duplicates, maxDuplicates, problems.length].map((count) => count.toLocaleString('en'));
}

const explain = `Senders with ${leases} leases, ended by SIGKILL and started again, at a random time of their first second or at a stage of sending. Messages are
those that the mail server had on disk before it confirmed them. Duplicates are messages after the first to a subscriber: at most one per
lease and kill, and one per lost reply. Problems would be subscribers without the message, other recipients, duplicates that differ by a
byte, and campaign totals that do not match.`;

const head = ['Database', 'Killed', 'Kills', 'Campaigns', 'Messages', 'Duplicates', 'at most', 'Problems', 'Minutes'];
