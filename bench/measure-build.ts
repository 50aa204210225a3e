import { appendFile, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { measureProgram } from './measure-program';
import { median } from './median';
import type { Options } from './options';
import { makeAstro, makeEleventy, makeSite, type Project } from './project';
import { table } from './results';

/** A kind of site with the cost of its builds: seconds of a cold build, seconds after one post has changed, and MiB. */
interface Contender {
  make: (posts: number) => Promise<Project>;
  /** The folder of its last build. */
  folder: string;
  cold: number[];
  changed: number[];
  peakMiB: number[];
}

/** Measures cold builds and builds after a change of one post, of this site and of two static site generators. Returns Markdown. */
export async function measureBuild({ sizes, runs }: Options): Promise<string> {
  const rows: string[][] = [];
  const notes: string[] = [];
  const coldSeconds = new Map<number, number>();
  for (const size of sizes) {
    const [site, astro, eleventy] = [createContender(makeSite), createContender(makeAstro), createContender(makeEleventy)];
    for (let run = 1; run <= (size > 1000 ? 1 : runs); run++) {
      for (const contender of [site, astro, eleventy]) await buildTwice(contender, size, run);
    }
    rows.push([size.toLocaleString('en'), ...[site, astro, eleventy].flatMap(figures)]);
    const cold = median(site.cold);
    coldSeconds.set(size, cold);
    const chunk = await largestChunk(site.folder);
    notes.push(
      `- Site with ${plural(size)}: one post changed ÷ cold = ${(median(site.changed) / cold).toFixed(2)}; ` +
        `largest server chunk ${(chunk.bytes / 1024).toFixed(0)} KiB (\`${chunk.file}\`).`,
    );
  }
  const [one, thousand] = [coldSeconds.get(1), coldSeconds.get(1000)];
  if (one && thousand) notes.push(`- Site, cold: 1,000 posts take ${(thousand - one).toFixed(1)} s more than 1 post.`);
  return `${explanation}\n\n${table(head, rows)}\n\n${notes.join('\n')}`;
}

const explanation = `The whole build of a site by its own command (here \`npm run build\`: content check, Contentlayer, types, Next.js), without
caches and again after a change in the body of one post. Wall clock seconds; memory is the peak resident memory of all its processes in
either build. Astro and Eleventy are minimal projects with the same posts: a page for each, lists of ten, and such lists for each tag.
This site also has a second language, categories, a layout with styles, and checks. Astro renders the same MDX; Eleventy gets the same
bodies as Markdown. More than 1,000 posts are built once.`;

const head = [
  'Posts',
  ...['Site', 'Astro', 'Eleventy'].flatMap((name) => [`${name}: cold, s`, `${name}: one post changed, s`, `${name}: peak, MiB`]),
];

function createContender(make: Contender['make']): Contender {
  return { make, folder: '', cold: [], changed: [], peakMiB: [] };
}

async function buildTwice(contender: Contender, size: number, run: number): Promise<void> {
  const { folder, build, post, page } = await contender.make(size);
  const cold = await measureProgram(build);
  const added = `A paragraph added in run ${run}.`;
  await appendFile(post, `\n${added}\n`);
  const changed = await measureProgram(build);
  if (!(await readFile(page, 'utf8')).includes(added)) throw new Error(`${page} does not have the change of its post.`);

  contender.folder = folder;
  contender.cold.push(cold.seconds);
  contender.changed.push(changed.seconds);
  contender.peakMiB.push(Math.max(cold.peakMiB, changed.peakMiB));
  const seconds = [cold, changed].map((cost) => cost.seconds.toFixed(1));
  console.log(`${build.name}, run ${run}: ${seconds[0]} s, one post changed ${seconds[1]} s`);
}

function figures({ cold, changed, peakMiB }: Contender): string[] {
  return [median(cold).toFixed(1), median(changed).toFixed(1), median(peakMiB).toFixed(0)];
}

/** Finds the largest JavaScript file of the server. */
async function largestChunk(folder: string): Promise<{ file: string; bytes: number }> {
  const server = path.join(folder, '.next/server');
  let largest = { file: '', bytes: 0 };
  for (const file of await readdir(server, { recursive: true })) {
    if (!file.endsWith('.js')) continue;
    const { size } = await stat(path.join(server, file));
    if (size > largest.bytes) largest = { file, bytes: size };
  }
  return largest;
}

function plural(posts: number): string {
  return posts === 1 ? '1 post' : `${posts.toLocaleString('en')} posts`;
}
