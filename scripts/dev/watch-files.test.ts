import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { FSWatcher } from 'chokidar';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { afterChanges, watchFiles } from './watch-files';

let folder: string;
let watcher: FSWatcher;
let runs: number;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'newsletter-watch-'));
  await writeFile(path.join(folder, 'a.css'), '');
  runs = 0;
  watcher = watchFiles(
    [folder],
    (place, isFile) => !isFile || place.endsWith('.css'),
    async () => void runs++,
  );
  await new Promise<void>((resolve) => watcher.on('ready', resolve));
});
afterEach(async () => {
  await watcher.close();
  await rm(folder, { recursive: true });
});

const runsReach = (count: number) => vi.waitFor(() => expect(runs).toBe(count), 5000);

test('a file that is replaced by renaming is watched on, save after save', async () => {
  for (let save = 1; save <= 3; save++) {
    await writeFile(path.join(folder, 'a.css.tmp'), String(save));
    await rename(path.join(folder, 'a.css.tmp'), path.join(folder, 'a.css'));
    await runsReach(save);
  }
});

test('new files in new folders are watched, other files are not', async () => {
  await mkdir(path.join(folder, 'new'));
  await runsReach(1);
  await writeFile(path.join(folder, 'new/b.css'), '');
  await runsReach(2);
  await writeFile(path.join(folder, 'new/b.txt'), '');
  await wait(500);
  expect(runs).toBe(2);
  await rm(path.join(folder, 'new/b.css'));
  await runsReach(3);
});

test('many changes at once lead to one run, and changes during a run to one more', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  let finish = () => {};
  const work = vi.fn(
    () => new Promise<void>((resolve, reject) => (finish = work.mock.calls.length === 1 ? () => reject(new Error('gone')) : resolve)),
  );
  const run = afterChanges(work, 10);
  for (let change = 0; change < 5; change++) run();
  await vi.waitFor(() => expect(work).toHaveBeenCalledTimes(1));
  for (let change = 0; change < 3; change++) {
    run();
    await wait(30);
  }
  expect(work).toHaveBeenCalledTimes(1);
  finish();
  await vi.waitFor(() => expect(work).toHaveBeenCalledTimes(2));
  finish();
  await wait(30);
  expect(work).toHaveBeenCalledTimes(2);
  expect(console.error).toHaveBeenCalledWith('gone');
});
