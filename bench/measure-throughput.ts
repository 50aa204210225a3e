import { freePort } from '../scripts/free-port';
import { measureServerMemory } from './measure-server-memory';
import { median } from './median';
import { isInstalled, requestRate } from './request-rate';
import { table } from './results';
import { type Server, startNextAlone, startSite } from './server';
import { startNginx } from './start-nginx';
import { firstPost } from './write-posts';

const page = `/posts/${firstPost}`;
const runs = 3;
const encodings = ['identity', 'gzip', 'br'] as const;
type Encoding = (typeof encodings)[number];

/** A server with the requests a second that it has answered, run by run. */
interface Contender {
  name: string;
  url: string;
  rates: Record<Encoding, number[]>;
}

/** How often a second each server sends the first post's page, and how much memory it needs. */
export async function measureThroughput(): Promise<string> {
  const servers: Server[] = [];
  const contenders: Contender[] = [];
  const enter = (name: string, server: Server) => {
    servers.push(server);
    contenders.push({ name, url: server.origin + page, rates: { identity: [], gzip: [], br: [] } });
  };
  try {
    const site = await startSite('https://newsletter.example');
    enter('Next.js alone', await startNextAlone());
    enter('`npm start`', site);
    if (isInstalled('nginx')) enter('nginx', await startNginx(site.origin, page, await freePort()));
    else console.log('Leaving out nginx: it is not installed.');
    for (let run = 1; run <= runs; run++) for (const contender of contenders) await measureOnce(contender);
  } finally {
    for (const server of servers) await server.stop();
  }
  return `${explanation}\n\n${table(head, contenders.map(rowOf))}\n\n${ratios(contenders)}\n\n${await measureServerMemory()}`;
}

const explanation = `Requests a second for the page of the first post, from one machine to itself, which the client shares: 16 connections that
stay open, 10 seconds, the median of ${runs} runs in turn. “Next.js alone” is the same server without the static responses; nginx sends
the same bytes with the same header from files.`;

const head = ['Server', ...encodings.map((encoding) => `${encoding}, requests/s`)];

function rowOf({ name, rates }: Contender): string[] {
  return [name, ...encodings.map((encoding) => median(rates[encoding]).toFixed(0))];
}

function ratios(contenders: Contender[]): string {
  const own = contenders.find(({ name }) => name === '`npm start`');
  const others = contenders.filter((contender) => contender !== own);
  const ratio = (other: Contender) =>
    encodings
      .map((encoding) => `${(median(own?.rates[encoding] ?? []) / median(other.rates[encoding])).toPrecision(2)} (${encoding})`)
      .join(', ');
  return others.map((other) => `- \`npm start\` ÷ ${other.name}: ${ratio(other)}.`).join('\n');
}

async function measureOnce({ name, url, rates }: Contender): Promise<void> {
  for (const encoding of encodings) {
    const rate = await requestRate(url, encoding);
    rates[encoding].push(rate);
    console.log(`${name}: ${rate.toFixed(0)} requests/s, ${encoding}`);
  }
}
