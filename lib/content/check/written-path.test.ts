import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writtenPath } from './written-path';

test('gives a path as the disk has it', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'written-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(path.join(folder, 'Images'));
  await writeFile(path.join(folder, 'Images/a.png'), '');
  expect(await writtenPath(folder, '/Images/a.png')).toBe('/Images/a.png');
  expect(await writtenPath(folder, '/images/A.PNG')).toBe('/Images/a.png');
  expect(await writtenPath(folder, '/images/b.png')).toBeUndefined();
});
