/**
 * `npm run report -- --base HEAD^1 [--before weights.json]`: writes a report on the changes since a commit to `.report/`: changed
 * pages, diagnostics, page weights (and those before, from `npm run weigh`), missing translations, and screenshots. Without a
 * current build it leaves out weights and screenshots. Exits 2 on invalid arguments.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { groupBy } from '../lib/base/text/group-by';
import { checkContent } from '../lib/content/check/check-content';
import { type Diagnostic, severities } from '../lib/content/check/diagnostic';
import { type BuiltPage, builtPages, publicPath, readManifest } from './build/built-pages';
import { isBuildCurrent } from './build/source-stamp';
import { type PageWeight, weightOfEach } from './build/weigh-pages';
import { parseFileChanges } from './pull-request/file-change';
import { type ChangedPage, pagesOfChanges } from './pull-request/pages-of-changes';
import { cutReport, type Report } from './pull-request/report';
import { takeScreenshots } from './pull-request/take-screenshots';
import { translationGaps } from './pull-request/translation-gaps';
import { readPostHead } from './read-post-head';

const folder = '.report';
const { base, before } = readArguments();

const changes = parseFileChanges(
  execFileSync('git', ['diff', '--name-status', '--no-renames', '-z', `${base}...HEAD`], { encoding: 'utf8', maxBuffer: 100_000_000 }),
);
const texts = await readTexts();
const { pages: changed, any } = pagesOfChanges(changes, (src) => [...texts].flatMap(([file, text]) => (text.includes(src) ? file : [])));

const built = await isBuildCurrent();
const weights = built ? weightOfEach(builtPages(readManifest())) : {};
const weightsBefore = await readWeights(before);
const shown = any ? [...changed, ...samplesBeside(changed)] : changed;
// A page may not have been built, for example that of a framework that is not compared.
const pages = shown.filter(({ address, kind }) => !built || kind === 'removed' || weights[address]);

const diagnostics = await checkContent(process.cwd());
const touched = new Set(changes.map(({ file }) => file));
const report = cutReport({
  any,
  built,
  pages: await Promise.all(pages.map(describe)),
  // Notes on files that did not change are left out.
  diagnostics: diagnostics.filter(({ severity, file }) => severity !== 'note' || touched.has(file)).toSorted(byUrgency),
  translations: translationGaps(changes, await readdir('content/posts')),
});

await rm(folder, { recursive: true, force: true });
await mkdir(folder);
await writeFile(`${folder}/report.json`, JSON.stringify(report, undefined, 1));
console.log(`${folder}/report.json: ${report.pages.length} pages, ${report.diagnostics.length} diagnostics`);
if (built) {
  const seen = report.pages.filter(({ kind }) => kind !== 'removed').map(({ address }) => address);
  for (const file of await takeScreenshots(seen.slice(0, 12), `${folder}/screenshots`)) console.log(file);
}
process.exit(0);

async function describe({ address, kind, file }: ChangedPage): Promise<Report['pages'][number]> {
  const head = file && kind !== 'removed' ? await readPostHead(file) : undefined;
  const isScheduled = head?.date !== undefined && head.date > Date.now();
  const state = head?.draft ? 'draft' : isScheduled ? 'scheduled' : head?.unlisted ? 'unlisted' : undefined;
  const [weight, was] = kind === 'removed' ? [] : [weights[address], weightsBefore[address]];
  return {
    address,
    kind,
    ...(head?.title !== undefined && { title: head.title }),
    ...(state && { state }),
    ...(weight && { weight }),
    ...(was && { before: was }),
  };
}

/** Returns sample pages that are not among the changed ones. */
function samplesBeside(pages: readonly ChangedPage[]): ChangedPage[] {
  const known = new Set(pages.map(({ address }) => address));
  const samples = built ? samplePages(builtPages(readManifest())) : [];
  return samples.filter((address) => !known.has(address)).map((address) => ({ address, kind: 'changed' }));
}

/** Returns the public path of one page per route, in the default language if possible. */
function samplePages(pages: readonly BuiltPage[]): string[] {
  const byRoute = groupBy(pages, ({ route }) => route);
  return [...byRoute].flatMap(([route, [first]]) =>
    first && !/\.|\/(?:markdown|not-found|server-error)$/.test(route) ? publicPath(first.address) : [],
  );
}

/** Orders by severity, and within one, diagnostics of changed files first. */
function byUrgency(a: Diagnostic, b: Diagnostic): number {
  const rank = ({ file, severity }: Diagnostic) => severities.indexOf(severity) * 2 + (touched.has(file) ? 0 : 1);
  return rank(a) - rank(b);
}

/** Reads the posts and pages, by file. */
async function readTexts(): Promise<Map<string, string>> {
  const files = await Promise.all(
    ['content/posts', 'content/pages'].map(async (folder) => (await readdir(folder)).map((name) => `${folder}/${name}`)),
  );
  const read = files.flat().map(async (file) => [file, await readFile(file, 'utf8').catch(() => '')] as const);
  return new Map(await Promise.all(read));
}

/** Reads the weights of the version before, which may not have had the command, or may not have been built. */
async function readWeights(file: string | undefined): Promise<Record<string, PageWeight>> {
  try {
    return file ? JSON.parse(await readFile(file, 'utf8')) : {};
  } catch {
    console.log(`${file} has no page weights of the version before.`);
    return {};
  }
}

function readArguments(): { base: string; before: string | undefined } {
  try {
    const { base, before } = parseArgs({ options: { base: { type: 'string' }, before: { type: 'string' } } }).values;
    if (base && !base.startsWith('-')) return { base, before };
  } catch {
    // An unknown option gets the same message.
  }
  console.error('Expected --base with a commit: npm run report -- --base origin/main [--before weights.json]');
  process.exit(2);
}
