/** `npm run types`: makes what the types are derived from, then checks all of them. */
import { bundleAssets } from './build/bundle-assets';
import { runStep } from './run-step';

await bundleAssets();
for (const [command, ...args] of [
  ['npm', 'run', '--silent', 'check'],
  ['contentlayer2', 'build'],
  ['next', 'typegen'],
  ['tsc', '--noEmit'],
] satisfies [string, ...string[]][]) {
  const code = await runStep(command, args);
  if (code !== 0) process.exit(code);
}
