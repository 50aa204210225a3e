import type { ChildProcess } from 'node:child_process';
import { onSignal } from './on-signal';

/** Stops all child processes when one ends or this process is told to stop, then exits with the code of the first that ended. */
export function runTogether(children: ChildProcess[]): void {
  let exitCode: number | undefined;
  const stop = (code: number) => {
    if (exitCode !== undefined) return;
    exitCode = code;
    for (const child of children) child.kill('SIGTERM');
  };
  let running = children.length;
  for (const child of children) {
    child.on('exit', (code) => {
      running--;
      // A child that was killed has failed.
      stop(code ?? 1);
      if (running === 0) process.exit(exitCode);
    });
  }
  onSignal(() => stop(0));
}
