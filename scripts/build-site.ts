/** `npm run build`: check → Contentlayer → browser scripts → next build → finished pages. Also what Vercel runs. */
import { bundleScripts } from './bundle-scripts';
import { finishPages } from './finish-pages';
import { runStep } from './run-step';
import { sourceStamp, stampBuild } from './source-stamp';

const stamp = await sourceStamp();
await run('Checking content', 'node', ['--import', 'tsx', 'scripts/check-content.ts']);
await run('Typing content', 'contentlayer2', ['build']);
const { inline } = await step('Bundling browser scripts', bundleScripts);
await run('Building pages', 'next', ['build']);
const weights = await step('Finishing pages', () => finishPages(Object.values(inline)));
await stampBuild(stamp);
console.log(`\nThe heaviest page of each kind, in kB:\n${weights}\n\nBuilt. "npm start" serves it.`);

async function run(name: string, command: string, args: string[]): Promise<void> {
  const code = await step(name, () => runStep(command, args));
  if (code !== 0) stop(name, code);
}

async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  console.log(`\n— ${name}`);
  try {
    const result = await work();
    console.log(`${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
    return result;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return stop(name, 1);
  }
}

function stop(name: string, code: number): never {
  console.error(`\n${name} failed. Nothing was published.`);
  process.exit(code);
}
