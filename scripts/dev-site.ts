/** `npm run dev`: the content watcher beside `next dev`. A saved post shows in the open page at once. */
import { spawn } from 'node:child_process';
import { runStep } from './run-step';

// Types and data must be there before the first page asks for them.
const code = await runStep('contentlayer2', ['build']);
if (code !== 0) process.exit(code);

const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
const children = [
  spawn('contentlayer2', ['dev'], { stdio: ['ignore', 'ignore', 'inherit'], env }),
  spawn('next', ['dev', ...process.argv.slice(2)], { stdio: 'inherit', env }),
];
let isStopping = false;
for (const child of children) child.on('exit', (exitCode) => stop(exitCode ?? 0));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(0));

function stop(exitCode: number): void {
  if (isStopping) return;
  isStopping = true;
  for (const child of children) child.kill('SIGTERM');
  process.exitCode = exitCode;
}
