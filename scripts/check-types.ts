/** `npm run types`: generates the types of content and routes, then checks all types. */
import { bundleAssets } from './build/bundle-assets';
import { runStep } from './run-step';

await bundleAssets();
for (const [command, ...args] of [
  ['contentlayer2', 'build'],
  ['next', 'typegen'],
  ['tsc', '--noEmit'],
] satisfies [string, ...string[]][]) {
  const code = await runStep(command, args);
  if (code !== 0) process.exit(code);
}
