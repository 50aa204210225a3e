import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { measureProgram, residentBytes } from './measure-program';
import { makeSite } from './project';
import { table } from './results';
import { type Server, startNextAlone, startStatic } from './server';

const posts = 1000;
const connections = 16;

/** Measures the resident memory of each server after every response of a site with 1,000 posts was requested. Returns Markdown. */
export async function measureServerMemory(): Promise<string> {
  console.log(`Building a site with ${posts} posts`);
  const { folder, build } = await makeSite(posts);
  await measureProgram(build);
  const { responses } = JSON.parse(readFileSync(path.join(folder, '.next/static-responses.json'), 'utf8'));
  const addresses = Object.keys(responses);
  const rows: string[][] = [];
  for (const [name, start] of [
    ['Next.js alone', startNextAlone],
    ['`npm start`', startStatic],
  ] as const) {
    const server = await start(folder);
    try {
      const before = residentMiB(server);
      await requestAll(server.origin, addresses);
      await sleep(2000);
      rows.push([name, before, residentMiB(server)]);
    } finally {
      await server.stop();
    }
  }
  const intro = `Resident memory of the server with ${posts.toLocaleString('en')} posts, after its start and after each of
${addresses.length.toLocaleString('en')} paths was requested, compressed and uncompressed.`;
  return `${intro}\n\n${table(['Server', 'Started, MiB', 'After all, MiB'], rows)}`;
}

async function requestAll(origin: string, addresses: string[]): Promise<void> {
  const waiting = addresses.flatMap((address) => ['gzip', 'identity'].map((encoding) => ({ address, encoding }))).values();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (const { address, encoding } of waiting)
        await (await fetch(origin + address, { headers: { 'Accept-Encoding': encoding } })).arrayBuffer();
    }),
  );
}

function residentMiB({ session }: Server): string {
  return (residentBytes(session) / 2 ** 20).toFixed(0);
}
