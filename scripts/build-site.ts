/** `npm run build`: check → Contentlayer → next build → post-build steps. Also what Vercel runs. */
import { finishPages } from './finish-pages';
import { runStep } from './run-step';
import { sourceStamp, stampBuild } from './source-stamp';

const steps: [name: string, command: string, args: string[]][] = [
  ['Checking content', 'node', ['--import', 'tsx', 'scripts/check-content.ts']],
  ['Typing content', 'contentlayer2', ['build']],
  ['Building pages', 'next', ['build']],
];

const stamp = await sourceStamp();
for (const [index, [name, command, args]] of steps.entries()) {
  console.log(`\n[${index + 1}/${steps.length + 1}] ${name}`);
  const code = await runStep(command, args);
  if (code !== 0) {
    console.error(`\n${name} failed (exit code ${code}). Nothing was published.`);
    process.exit(code);
  }
}

console.log(`\n[${steps.length + 1}/${steps.length + 1}] Finishing`);
await finishPages();
await stampBuild(stamp);
console.log('Built. "npm start" serves it.');
