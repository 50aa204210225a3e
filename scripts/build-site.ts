/**
 * `npm run build`, also on Vercel: content check, Contentlayer, styles and browser scripts, `next build`, postbuild, sizes of emails, search
 * index, static responses.
 */
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { previewOf } from '../lib/base/env/derived-settings';
import { readSetting } from '../lib/base/env/read-settings';
import { buildCacheFolders } from '../lib/base/files/build-cache';
import { buildSettings, pageCacheFolder } from '../lib/base/files/page-cache';
import { holdPidLock, LockHeld } from '../lib/base/process/pid-lock';
import { countDiagnostics } from '../lib/content/check/diagnostic';
import { formatDiagnostics } from '../lib/content/check/format-diagnostics';
import { type RenderedPost, renderedPostsFolder } from '../lib/content/model/rendered-posts';
import { shareImageCacheFolder } from '../lib/content/share/share-image-cache';
import { bundleAssets } from './build/bundle-assets';
import { clearPageCache, PageCacheOutdated, readPlan, removeUnused } from './build/cached-pages';
import { contentlayerInputsChanged } from './build/contentlayer-inputs';
import { indexSearch } from './build/index-search';
import { placeEmails, removeRendered } from './build/place-rendered-posts';
import { runPostbuild } from './build/postbuild';
import { renderPosts } from './build/run-render-posts';
import { codeVersion, sourceStamp, stampBuild } from './build/source-stamp';
import { weighEmails } from './build/weigh-emails';
import { loadSettings } from './load-settings';
import { runQuietly, runStep } from './run-step';
import { buildLock, runningServers } from './running-servers';
import { writeStaticResponses } from './static-responses/write-responses';

/** With the default of 16 MB, rendering pages spends an eighth of its time in garbage collection. */
const nodeOptions = `${process.env.NODE_OPTIONS ?? ''} --max-semi-space-size=32`.trim();

loadSettings();
await lockBuild();
const stamp = await sourceStamp();
// Contentlayer stops at the first error, with a worse message: its output is shown only after the check has passed.
const contentlayer = runQuietly('contentlayer2', ['build', ...((await contentlayerInputsChanged()) ? ['--clearCache'] : [])]);
// Styles and scripts do not depend on content: they are built at the same time.
const bundled = bundleAssets();
bundled.catch(() => {});
await run('Checking content', 'node', ['--import', 'tsx', 'scripts/check-content.ts']);
await step('Generating content data', async () => {
  const { code, output } = await contentlayer;
  console.log(output);
  if (code !== 0) stop(new Error('Generating content data failed.'));
});
const { inline } = await step('Bundling styles and scripts', () => bundled).catch(stop);
const weights = await makePages().catch(async (error) => {
  if (!(error instanceof PageCacheOutdated)) return stop(error);
  console.log(`${error.message} Rendering all pages.`);
  clearPageCache();
  return makePages().catch(stop);
});
await step('Indexing pages for search', async () => console.log(await indexSearch())).catch(stop);
// Vercel serves the build itself.
if (!process.env.VERCEL) await step('Compressing static responses', async () => console.log(await writeStaticResponses())).catch(stop);
for (const cache of [pageCacheFolder, renderedPostsFolder, shareImageCacheFolder, ...buildCacheFolders]) removeUnused(cache);
await stampBuild(stamp);
console.log(`\nThe largest page of each kind, in kB:\n${weights}\n\nBuilt. Start it with: npm start`);

async function makePages(): Promise<string> {
  const planFolder = await mkdtemp(path.join(tmpdir(), 'newsletter-build-'));
  try {
    const settings = {
      [buildSettings.codeVersion]: await codeVersion(),
      [buildSettings.planFolder]: planFolder,
      [buildSettings.moment]: String(Date.now()),
      [buildSettings.preview]: previewOf(process.env) ? '1' : '',
    };
    const rendering = renderPosts(settings, `${planFolder}.posts.json`);
    // If it fails before `next build` ends, the error is reported afterwards.
    rendering.catch(() => {});
    await run('Building pages', 'next', ['build'], { ...settings, NODE_OPTIONS: nodeOptions });
    const rendered = await step('Rendering Markdown and emails', () => rendering);
    // If sources changed meanwhile, pages may not match their cache keys.
    const mayKeep = stamp === (await sourceStamp());
    const plan = readPlan(planFolder);
    const keepRuntime = readSetting('KEEP_RUNTIME', process.env) ?? false;
    const weights = await step('Finishing pages', () =>
      runPostbuild({ inlineScripts: Object.values(inline), plan, rendered, mayKeep, keepRuntime }),
    );
    placeEmails(rendered);
    if (!mayKeep) removeRendered(rendered);
    await step('Measuring emails', () => reportLongEmails(rendered));
    return weights;
  } finally {
    for (const made of [planFolder, `${planFolder}.posts.json`]) await rm(made, { recursive: true, force: true });
  }
}

/** Makes this process the only build in this folder: two would mix their files. Warns of running servers, which lose their files. */
async function lockBuild(): Promise<void> {
  try {
    await holdPidLock(buildLock);
    process.on('exit', () => rmSync(buildLock, { force: true }));
  } catch (error) {
    const reason =
      error instanceof LockHeld
        ? `Process ${error.pid} is building in this folder. Wait until it has ended.`
        : `Nothing can be written in ${process.cwd()} (${error instanceof Error ? error.message : error}). Build as a user who can, with the ` +
          'same SITE_URL, PREVIEW and MAIL_POSTAL_ADDRESS.';
    stop(new Error(reason));
  }
  for (const { pid, address } of await runningServers())
    console.log(`Process ${pid} serves this folder at ${address}: restart it after the build; its pages may fail until then.`);
}

/** Prints which emails are long. Throws if one is too long to be sent. */
async function reportLongEmails(posts: RenderedPost[]): Promise<void> {
  const diagnostics = weighEmails(posts);
  if (diagnostics.length)
    console.log(await formatDiagnostics('.', diagnostics, process.env.GITHUB_ACTIONS === 'true' ? 'github' : 'short'));
  if (diagnostics.some(({ severity }) => severity === 'error')) throw new Error(`Emails are too long: ${countDiagnostics(diagnostics)}.`);
}

async function run(name: string, command: string, args: string[], env?: Record<string, string>): Promise<void> {
  const code = await step(name, () => runStep(command, args, env));
  if (code !== 0) stop(new Error(`${name} failed.`));
}

async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  console.log(`\n— ${name}`);
  const result = await work();
  console.log(`${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return result;
}

function stop(error: unknown): never {
  console.error(`\n${error instanceof Error ? error.message : error}\nNothing was published.`);
  process.exit(1);
}
