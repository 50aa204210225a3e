import type { ChildProcess } from 'node:child_process';

/**
 * Ties processes together: when one of `children` ends, or this process is told to stop, or whoever started it is gone (npm
 * passes a signal to its shell, which dies of it and leaves us behind), all of them are stopped. Exits with the code of the
 * first to end.
 */
export function stopTogether(children: ChildProcess[]): void {
  let exitCode: number | undefined;
  const stop = (code: number, signal: NodeJS.Signals) => {
    if (exitCode !== undefined) return;
    exitCode = code;
    for (const child of children) child.kill(signal);
  };
  let running = children.length;
  for (const child of children) {
    child.on('exit', (code) => {
      running--;
      // A child that was killed by somebody else has failed.
      stop(code ?? 1, 'SIGTERM');
      if (running === 0) process.exit(exitCode);
    });
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(0, signal));

  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop(0, 'SIGTERM');
  }, 1000).unref();
}
