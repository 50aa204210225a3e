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

/** A server with its requests per second in each run. */
interface Contender {
  name: string;
  url: string;
  rates: Record<Encoding, number[]>;
}

/** Measures how many requests per second each server answers with the first post's page, and its memory. Returns Markdown. */
export async function measureThroughput(): Promise<string> {
  const servers: Server[] = [];
  const contenders: Contender[] = [];
  const add = (name: string, server: Server) => {
    servers.push(server);
    contenders.push({ name, url: server.origin + page, rates: { identity: [], gzip: [], br: [] } });
  };
  try {
    const site = await startSite('https://newsletter.example');
    add('Next.js alone', await startNextAlone());
    add('`npm start`', site);
    if (isInstalled('nginx')) add('nginx', await startNginx(site.origin, page, await freePort()));
    else console.log('Leaving out nginx: it is not installed.');
    for (let run = 1; run <= runs; run++) for (const contender of contenders) await measureOnce(contender);
  } finally {
    for (const server of servers) await server.stop();
  }
  return `${explanation}\n\n${table(head, contenders.map(rowOf))}\n\n${ratios(contenders)}\n\n${await measureServerMemory()}`;
}

const explanation = `Requests per second for the page of the first post, with client and server on one machine: 16 kept connections, 10 seconds, the
median of ${runs} interleaved runs. “Next.js alone” is the same server without the static responses; nginx sends the same bytes and
headers from files.`;

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
