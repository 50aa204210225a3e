import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { pathOnDisk } from './path-on-disk';

test('a path is found whatever its case, and spelled as on disk', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'written-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(path.join(folder, 'Images'));
  await writeFile(path.join(folder, 'Images/a.png'), '');
  expect(await pathOnDisk(folder, '/Images/a.png')).toBe('/Images/a.png');
  expect(await pathOnDisk(folder, '/images/A.PNG')).toBe('/Images/a.png');
  expect(await pathOnDisk(folder, '/images/b.png')).toBeUndefined();
});
