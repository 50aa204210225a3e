import 'server-only';
import { logError } from '../../base/log/log';
import { onShutdown } from '../../base/process/shutdown-hooks';

/** How often it looks for what has become due without anybody saying so, and how long it waits after a failure, in milliseconds. */
const [pause, pauseAfterFailure] = [15_000, 5000];

export interface SendLoop {
  /** Has it look at once: something is due. */
  wake(): void;
}

/**
 * Runs `work` again and again, one at a time, until this process is told to stop: then nothing new is begun, and the end waits for
 * what is under way.
 */
export function startSendLoop(work: (signal: AbortSignal) => Promise<unknown>): SendLoop {
  const stopping = new AbortController();
  let isWanted = true;
  let wakeUp = () => {};
  const sleep = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      timer.unref();
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async () => {
    while (!stopping.signal.aborted) {
      isWanted = false;
      try {
        await work(stopping.signal);
        if (!isWanted && !stopping.signal.aborted) await sleep(pause);
      } catch (error) {
        logError('sending failed', error);
        await sleep(pauseAfterFailure);
      }
    }
  };
  const running = run();
  onShutdown(async () => {
    stopping.abort();
    wakeUp();
    await running;
  });
  return {
    wake() {
      isWanted = true;
      wakeUp();
    },
  };
}
