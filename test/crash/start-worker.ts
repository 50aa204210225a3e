import { once } from 'node:events';
import { forkProgram } from '../processes/fork-program';
import type { WorkerCost, WorkerNews, WorkerSettings } from './worker-process';

export interface RunningWorker {
  /** What it took once no campaign was being sent any more; undefined where it was killed. */
  ended: Promise<WorkerCost | undefined>;
  /** Gives when it has ended, or at once where the signal ends nothing. */
  signal(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void>;
}

/** Starts a process that sends campaigns by the settings in this process's environment. Gives when it begins, or has ended. */
export async function startWorker(settings: WorkerSettings, flags?: readonly string[]): Promise<RunningWorker> {
  const child = await forkProgram('crash/worker-process', settings, flags);
  const exit = once(child, 'exit');
  let cost: WorkerCost | undefined;
  await new Promise<void>((resolve) => {
    void exit.then(() => resolve());
    child.on('message', (news: WorkerNews) => {
      if (news === 'ready') resolve();
      else cost = news;
    });
  });
  const ended = exit.then(([code]) => {
    if (code) throw new Error(`The worker ended (${code}): see what it printed.`);
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
