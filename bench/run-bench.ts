/**
 * `npm run bench [name…]`: runs all benchmarks or the named ones, and writes their results to `bench/RESULTS.md`. `--posts 1,100`:
 * numbers of posts to build; `--runs 3`: how often; `--recipients 1000`: subscribers of a campaign; `--kills 20`: how often a sender
 * is killed. Needs Linux.
 */
import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { measureBuild } from './measure-build';
import { measureKills } from './measure-kills';
import { measureLighthouse } from './measure-lighthouse';
import { measureSending } from './measure-sending';
import { measureThroughput } from './measure-throughput';
import { measureWeight } from './measure-weight';
import type { Options } from './options';
import { runProgram } from './program';
import { writeResults } from './results';

const benchmarks: Record<string, (options: Options) => Promise<string>> = {
  build: measureBuild,
  weight: measureWeight,
  lighthouse: measureLighthouse,
  throughput: measureThroughput,
  send: measureSending,
  kills: measureKills,
};
/** Benchmarks that need no package of bench/. */
const ownTools = new Set(['throughput', 'send', 'kills']);
const names = Object.keys(benchmarks);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    posts: { type: 'string', default: '1,100,1000,5000' },
    runs: { type: 'string', default: '3' },
    recipients: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '200' },
  },
});
const options: Options = {
  sizes: values.posts.split(',').map(readCount),
  runs: readCount(values.runs),
  recipients: readCount(values.recipients),
  kills: readCount(values.kills),
};
for (const name of positionals) {
  if (!names.includes(name)) fail(`Unknown benchmark "${name}". Benchmarks: ${names.join(', ')}.`);
}

if (!positionals.length || positionals.some((name) => !ownTools.has(name))) await installTools();
for (const [name, measure] of Object.entries(benchmarks)) {
  if (positionals.length && !positionals.includes(name)) continue;
  console.log(`\n— ${name}`);
  try {
    await writeResults(names, name, await measure(options));
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
console.log('\nThe results are in bench/RESULTS.md.');

/** Installs the packages of bench/ if its lock file has changed. */
async function installTools(): Promise<void> {
  const [wanted, present] = await Promise.all(
    ['bench/package-lock.json', 'bench/node_modules/.package-lock.json'].map((file) => stat(file).catch(() => undefined)),
  );
  if (wanted && present && wanted.mtimeMs <= present.mtimeMs) return;
  console.log('Installing the packages of the benchmarks');
  await runProgram({ name: 'install', command: 'npm', args: ['ci'], cwd: 'bench' });
}

function readCount(text: string): number {
  const count = Number(text);
  return Number.isInteger(count) && count > 0
    ? count
    : fail(`"${text}" is not a count: expected a whole number from 1, as in --posts 1,100 --runs 3.`);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
