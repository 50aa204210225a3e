import { once } from 'node:events';
import { forkProgram } from '../processes/fork-program';
import type { WorkerCost, WorkerMessage, WorkerSettings } from './worker-process';

export interface RunningWorker {
  /** Its cost, when all campaigns are done or paused; undefined when it was killed. */
  ended: Promise<WorkerCost | undefined>;
  /** Resolves when SIGKILL has ended the process; at once for other signals. */
  signal(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void>;
}

/** Starts a process that sends campaigns, with this process's environment. Resolves when it starts sending or has ended. */
export async function startWorker(settings: WorkerSettings, flags?: readonly string[]): Promise<RunningWorker> {
  const child = await forkProgram('crash/worker-process', settings, flags);
  const exit = once(child, 'exit');
  let cost: WorkerCost | undefined;
  await new Promise<void>((resolve) => {
    void exit.then(() => resolve());
    child.on('message', (message: WorkerMessage) => {
      if (message === 'ready') resolve();
      else cost = message;
    });
  });
  const ended = exit.then(([code]) => {
    if (code) throw new Error(`The worker ended (${code}): see its output above.`);
    return cost;
  });
  return {
    ended,
    async signal(signal) {
      child.kill(signal);
      if (signal === 'SIGKILL') await exit;
    },
  };
}
