import { deathPoints, type KillOptions, type KillReport, killSenders } from '../test/crash/kill-senders';
import { type Store, withEmptyDatabase } from '../test/databases/empty-database';
import type { Options } from './options';
import { table } from './results';

const leases = 4;
/** Kills at each point of a sender's way. */
const killsAtPoint = 20;

/** What readers got from senders that were killed again and again. Throws where that is not what they were owed. */
export async function measureKills({ kills }: Options): Promise<string> {
  const found: string[][] = [];
  for (const store of ['PostgreSQL', 'PGlite'] as const) {
    found.push(await killOn(store, 'whenever', { kills, deaths: ['whenever'] }));
    const atPoints = Math.min(kills, killsAtPoint * deathPoints.length);
    found.push(await killOn(store, `at ${deathPoints.length} points by turns`, { kills: atPoints, deaths: deathPoints }));
  }
  return `${explain}\n\n${table(head, found)}`;
}

async function killOn(store: Store, where: string, { kills, deaths }: Pick<KillOptions, 'kills' | 'deaths'>): Promise<string[]> {
  const begun = performance.now();
  const seed = Date.now() % 1_000_000;
  const report = await withEmptyDatabase(store, () => killSenders({ kills, deaths, seed, leases, people: Math.max(100, 4 * kills) }));
  console.log(`${store}, ${where}: ${JSON.stringify({ seed, ...report })}`);
  if (report.problems.length) throw new Error(`SEED=${seed}: ${report.problems.join('. ')}`);
  return [store, where, ...figures(report), ((performance.now() - begun) / 60_000).toFixed(1)];
}

function figures({ kills, campaigns, messages, copies, bound, problems }: KillReport): string[] {
  return [kills, campaigns, messages, copies, bound, problems.length].map((count) => count.toLocaleString('en'));
}

const explain = `Senders with ${leases} leases, ended by SIGKILL again and again and started anew with nobody’s help, at a random moment of their first second or
at a point of their way. Messages are those that the mail server has, on its disk before it said so. A copy is one that came again; there
may be as many as there are leases for each kill, and one for each reply that was lost. Problems would be people who did not get it, who
got it and should not, copies that differ by a byte, and books that do not balance.`;

const head = ['Database', 'Killed', 'Kills', 'Campaigns', 'Messages', 'Copies', 'at most', 'Problems', 'Minutes'];
