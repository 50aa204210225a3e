/**
 * `npm run compress`: makes of the build that is here what `deploy/nginx.conf` serves, in `.nginx`: pages and files with
 * their brotli and gzip forms, and nginx's share of our rules. What did not change since the last time stays as it is.
 */
import { mkdir, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { filesBelow } from '../lib/files-below';
import { layOutSite } from './nginx/lay-out-site';
import { type Placed, placeFile } from './nginx/place-file';
import { writeNginxRules } from './nginx/write-nginx-rules';

const folder = '.nginx';
const started = performance.now();
const files = layOutSite();
const places = new Set(files.map(({ place }) => path.join(folder, place)));

await mkdir(folder, { recursive: true });
const placed = await placeAll();
const removed = await removeOthers();
writeNginxRules(folder);

const sum = (size: 'plain' | 'brotli' | 'gzip', of = placed) => `${(of.reduce((total, one) => total + one[size], 0) / 1000).toFixed(1)} kB`;
const texts = placed.filter(({ brotli }) => brotli);
console.log(`${placed.length} files in ${folder}: ${placed.filter(({ isNew }) => isNew).length} new, ${removed} removed, ${sum('plain')}`);
console.log(`${texts.length} of them text: ${sum('plain', texts)}, ${sum('gzip', texts)} with gzip, ${sum('brotli', texts)} with brotli`);
console.log(`${((performance.now() - started) / 1000).toFixed(2)} s`);

/** Some at a time: enough to keep all processors busy, not so many that all files are in memory at once. */
async function placeAll(): Promise<Placed[]> {
  const waiting = files.values();
  const results: Placed[] = [];
  const workers = Array.from({ length: 2 * availableParallelism() }, async () => {
    for (const { source, place } of waiting) results.push(await placeFile(source, path.join(folder, place)));
  });
  await Promise.all(workers);
  return results;
}

/** Removes what an earlier build left, so that an address that is gone is gone here too. Gives how many addresses those were. */
async function removeOthers(): Promise<number> {
  let count = 0;
  for (const part of ['pages', 'files', 'errors']) {
    for (const file of filesBelow(path.join(folder, part))) {
      if (places.has(file.replace(/\.(?:br|gz)$/, ''))) continue;
      await rm(file);
      if (!/\.(?:br|gz)$/.test(file)) count++;
    }
  }
  return count;
}
