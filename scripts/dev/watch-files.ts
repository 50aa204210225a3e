import type { Stats } from 'node:fs';
import path from 'node:path';
import { type FSWatcher, watch } from 'chokidar';

/**
 * Watches folders, and runs `work` when files below them change for which `isWatched` holds; folders are watched unless it fails for them.
 * Chokidar notices files that an editor replaces by renaming a new one, which `fs.watch` does not on Linux.
 */
export function watchFiles(
  folders: string[],
  isWatched: (place: string, isFile: boolean) => boolean,
  work: () => Promise<unknown>,
): FSWatcher {
  const ignored = (place: string, stats?: Stats) =>
    stats !== undefined && !isWatched(path.relative(process.cwd(), path.resolve(place)), stats.isFile());
  return watch(folders, { ignored, ignoreInitial: true }).on('all', afterChanges(work));
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
