import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { picture } from '../../../test/content/test-content';
import { findImage } from './find-image';

/** Creates a folder of older content and a site with the given files. */
async function createFolders(files: Record<string, Buffer | string>) {
  const folder = await mkdtemp(path.join(tmpdir(), 'find-image-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), content);
  }
  return { older: path.join(folder, 'old/content'), root: path.join(folder, 'site') };
}

test.each([
  ['/images/a/x.png', 'old/content/images/a/x.png', '/images/a/x.png'],
  ['{static}/images/x.png', 'old/images/x.png', '/images/x.png'],
  ['../images/x.png', 'old/content/images/x.png', '/images/x.png'],
  ['{attach}x.png', 'old/content/zh/x.png', '/images/x.png'],
  ['images/x.png', 'site/public/images/x.png', '/images/x.png'],
])('%s is found as %s', async (url, file, src) => {
  const at = await createFolders({ [file]: await picture(1300, 700) });
  expect(await findImage(url, 'zh/post.md', at)).toEqual({ file: path.join(at.root, '..', file), src, coverProblem: undefined });
});

test('a picture is checked before it is copied', async () => {
  const at = await createFolders({ 'old/content/images/x.png': await picture(300, 200), 'old/content/images/y.png': 'no picture' });
  expect(await findImage('/images/x.png', 'post.md', at)).toHaveProperty('coverProblem', 'public/images/x.png is only 300 pixels wide');
  expect(await findImage('/images/y.png', 'post.md', at)).toHaveProperty('problem', 'public/images/y.png is not a readable image');
});

test('another picture on the site with the same path is never overwritten', async () => {
  const at = await createFolders({
    'old/content/images/x.png': await picture(300, 200),
    'site/public/images/x.png': await picture(301, 200),
  });
  expect(await findImage('/images/x.png', 'post.md', at)).toHaveProperty('problem', 'public/images/x.png is another picture');
});

test.each(['/images/gone.png', 'https://x.y/images/x.png', '/images/../../secret.png'])('%s is not found', async (url) => {
  const at = await createFolders({ 'old/content/images/x.png': await picture(300, 200), 'secret.png': await picture(300, 200) });
  expect(await findImage(url, 'post.md', at)).toBeUndefined();
});
