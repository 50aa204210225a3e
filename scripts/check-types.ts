/** `npm run types`: makes what the types are derived from, then checks all of them. */
import { bundleScripts } from './build/bundle-scripts';
import { runStep } from './run-step';

await bundleScripts();
for (const [command, ...args] of [
  ['npm', 'run', '--silent', 'check'],
  ['contentlayer2', 'build'],
  ['next', 'typegen'],
  ['tsc', '--noEmit'],
] satisfies [string, ...string[]][]) {
  const code = await runStep(command, args);
  if (code !== 0) process.exit(code);
}
