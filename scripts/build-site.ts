/** `npm run build`: check → Contentlayer → browser scripts → next build → finished pages. Also what Vercel runs. */
import { codeVersionSetting, keptPagesFolder } from '../lib/kept-pages';
import { keptResultsFolders } from '../lib/kept-results';
import { bundleScripts } from './bundle-scripts';
import { finishPages } from './finish-pages';
import { forgetKeptPages, forgetPlan, KeptPagesOutdated, removeUnused } from './kept-pages';
import { runQuietly, runStep } from './run-step';
import { codeVersion, sourceStamp, stampBuild } from './source-stamp';

const stamp = await sourceStamp();
// Contentlayer stops at the first error and says it less well: it runs beside the check, and is heard only after it.
const typed = runQuietly('contentlayer2', ['build']);
await run('Checking content', 'node', ['--import', 'tsx', 'scripts/check-content.ts']);
await step('Typing content', async () => {
  const { code, output } = await typed;
  console.log(output);
  if (code !== 0) stop(new Error('Typing content failed.'));
});
const { inline } = await step('Bundling browser scripts', bundleScripts);
const weights = await makePages().catch(async (error) => {
  if (!(error instanceof KeptPagesOutdated)) return stop(error);
  console.log(`${error.message} Making all of them.`);
  forgetKeptPages();
  return makePages().catch(stop);
});
for (const cache of [keptPagesFolder, ...keptResultsFolders]) removeUnused(cache);
await stampBuild(stamp);
console.log(`\nThe longest page of each kind, in kB:\n${weights}\n\nBuilt. "npm start" serves it.`);

async function makePages(): Promise<string> {
  forgetPlan();
  await run('Building pages', 'next', ['build'], { [codeVersionSetting]: await codeVersion() });
  return step('Finishing pages', () => finishPages(Object.values(inline)));
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
