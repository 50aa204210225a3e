import { type FSWatcher, watch } from 'chokidar';

/**
 * Watches files below folders, and runs `work` when they change. Chokidar notices files that an editor replaces by renaming a new one,
 * which `fs.watch` does not on Linux.
 */
export function watchFiles(folders: string[], isWatched: (file: string) => boolean, work: () => Promise<unknown>): FSWatcher {
  const ignored = (file: string, stats?: { isFile(): boolean }) => Boolean(stats?.isFile()) && !isWatched(file);
  const run = afterChanges(work);
  return watch(folders, { ignored, ignoreInitial: true }).on('all', run);
}

/** Returns a function that runs `work` once calls have ceased for a moment, in milliseconds: an editor writes a file in several steps. */
export function afterChanges(work: () => Promise<unknown>, moment = 300): () => void {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  let isPending = false;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (isPending) return;
      isPending = true;
      running = running.then(async () => {
        isPending = false;
        // A file may vanish while it is read; the next event reads it again.
        await work().catch((error) => console.error(error instanceof Error ? error.message : error));
      });
    }, moment);
  };
}
