/** `npm run dev`: the content watcher beside `next dev`. A saved post shows in the open page at once. */
import { spawn } from 'node:child_process';
import { runStep } from './run-step';
import { stopTogether } from './stop-together';

// Types and data must be there before the first page asks for them.
const code = await runStep('contentlayer2', ['build']);
if (code !== 0) process.exit(code);

const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
stopTogether([
  spawn('contentlayer2', ['dev'], { stdio: ['ignore', 'ignore', 'inherit'], env }),
  spawn('next', ['dev', ...process.argv.slice(2)], { stdio: 'inherit', env }),
]);
