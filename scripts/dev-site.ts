/** `npm run dev`: the check and the content watcher beside `next dev`. A saved post shows in the open page at once. */
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { checkContent } from '../lib/check/check-content';
import { formatFinding } from '../lib/check/finding';
import { bundleScripts } from './build/bundle-scripts';
import { environment, runStep } from './run-step';
import { stopTogether } from './stop-together';

await reportFindings();
// Types and data must be there before the first page asks for them.
await bundleScripts();
const code = await runStep('contentlayer2', ['build']);
if (code !== 0) process.exit(code);

const env = environment();
stopTogether([
  spawn('contentlayer2', ['dev'], { stdio: ['ignore', 'ignore', 'inherit'], env }),
  spawn('next', ['dev', ...process.argv.slice(2)], { stdio: 'inherit', env }),
]);

// Editors write a file in several steps: the check waits until they are done.
let timer: NodeJS.Timeout | undefined;
watch('content', { recursive: true }, () => {
  clearTimeout(timer);
  timer = setTimeout(reportFindings, 300);
});

watch('components', { recursive: true }, (_, name) => {
  if (name && /\.(browser|inline)\.ts$/.test(name)) bundleScripts().catch(() => {}); // The bundler has said what is wrong.
});

/** Prints what the check finds: a post with an error keeps its last good page, or has none. */
async function reportFindings(): Promise<void> {
  const findings = await checkContent(process.cwd());
  for (const finding of findings) console.error(formatFinding(finding));
}
