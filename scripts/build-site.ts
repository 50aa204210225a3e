/** `npm run build`: check → Contentlayer → styles and browser scripts → next build → finished pages → mails weighed → search index → compressed responses. Also what Vercel runs. */
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
import { indexSearch } from './build/index-search';
import { clearPageCache, PageCacheOutdated, readPlan, removeUnused } from './build/page-cache';
import { forgetRendered, placeEmails } from './build/place-rendered-posts';
import { runPostbuild } from './build/postbuild';
import { readBesidesChanged } from './build/read-besides-changed';
import { renderPosts } from './build/render-posts';
import { codeVersion, sourceStamp, stampBuild } from './build/source-stamp';
import { weighEmails } from './build/weigh-emails';
import { loadSettings } from './load-settings';
import { runQuietly, runStep } from './run-step';
import { buildLock, serversHere } from './servers-here';
import { writeStaticResponses } from './static-responses/write-responses';

/** With Node's own limit, 16 MB, making pages spends an eighth of its time collecting garbage. */
const nodeOptions = `${process.env.NODE_OPTIONS ?? ''} --max-semi-space-size=32`.trim();

loadSettings();
await becomeOnlyBuild();
const stamp = await sourceStamp();
// Contentlayer stops at the first error and says it less well: it runs beside the check, and is heard only after it.
const typed = runQuietly('contentlayer2', ['build', ...((await readBesidesChanged()) ? ['--clearCache'] : [])]);
// So are styles and scripts, which no content changes.
const bundled = bundleAssets();
bundled.catch(() => {});
await run('Checking content', 'node', ['--import', 'tsx', 'scripts/check-content.ts']);
await step('Typing content', async () => {
  const { code, output } = await typed;
  console.log(output);
  if (code !== 0) stop(new Error('Typing content failed.'));
});
const { inline } = await step('Bundling styles and scripts', () => bundled).catch(stop);
const weights = await makePages().catch(async (error) => {
  if (!(error instanceof PageCacheOutdated)) return stop(error);
  console.log(`${error.message} Making all of them.`);
  clearPageCache();
  return makePages().catch(stop);
});
await step('Indexing pages for the search', async () => console.log(await indexSearch())).catch(stop);
// Vercel serves the build itself.
if (!process.env.VERCEL) await step('Compressing static responses', async () => console.log(await writeStaticResponses())).catch(stop);
for (const cache of [pageCacheFolder, renderedPostsFolder, shareImageCacheFolder, ...buildCacheFolders]) removeUnused(cache);
await stampBuild(stamp);
console.log(`\nThe longest page of each kind, in kB:\n${weights}\n\nBuilt. "npm start" serves it.`);

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
    // It may fail first: then it is heard after the pages.
    rendering.catch(() => {});
    await run('Building pages', 'next', ['build'], { ...settings, NODE_OPTIONS: nodeOptions });
    const rendered = await step('Rendering Markdown and e-mails', () => rendering);
    // What was edited meanwhile may be in a page that is named after what was there before.
    const mayKeep = stamp === (await sourceStamp());
    const plan = readPlan(planFolder);
    const keepRuntime = readSetting('KEEP_RUNTIME', process.env) ?? false;
    const weights = await step('Finishing pages', () =>
      runPostbuild({ inlineScripts: Object.values(inline), plan, rendered, mayKeep, keepRuntime }),
    );
    placeEmails(rendered);
    if (!mayKeep) forgetRendered(rendered);
    await step('Weighing mails', () => tellOfHeavyMails(rendered));
    return weights;
  } finally {
    for (const made of [planFolder, `${planFolder}.posts.json`]) await rm(made, { recursive: true, force: true });
  }
}

/** Two builds in one folder would mix their files. A site that is served from it misses files until it is started again. */
async function becomeOnlyBuild(): Promise<void> {
  try {
    await holdPidLock(buildLock);
    process.on('exit', () => rmSync(buildLock, { force: true }));
  } catch (error) {
    const why =
      error instanceof LockHeld
        ? `Process ${error.pid} builds in this folder already. Wait until it has ended.`
        : `Nothing can be written in ${process.cwd()} (${error instanceof Error ? error.message : error}). Build as a user who may, with the ` +
          'same SITE_URL, PREVIEW and MAIL_POSTAL_ADDRESS.';
    stop(new Error(why));
  }
  for (const { pid, address } of await serversHere())
    console.log(`Process ${pid} serves this folder at ${address}: start it again after the build, its pages may fail until then.`);
}

/** Throws where a mail is too long to be sent. */
async function tellOfHeavyMails(posts: RenderedPost[]): Promise<void> {
  const diagnostics = weighEmails(posts);
  if (diagnostics.length)
    console.log(await formatDiagnostics('.', diagnostics, process.env.GITHUB_ACTIONS === 'true' ? 'github' : 'short'));
  if (diagnostics.some(({ severity }) => severity === 'error')) throw new Error(`Mails are too long: ${countDiagnostics(diagnostics)}.`);
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
