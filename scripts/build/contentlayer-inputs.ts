import { createHash } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow } from '../../lib/base/files/files-below';
import { frameworkNames } from '../../lib/content/frameworks/names';

const stampFile = '.next/cache/contentlayer-inputs';

/**
 * Returns whether what Contentlayer reads besides the file of a post has changed since the last call: images, for their sizes, and names of
 * frameworks. Contentlayer itself processes a post again only if its file has changed.
 */
export async function contentlayerInputsChanged(): Promise<boolean> {
  const hash = createHash('sha256').update(JSON.stringify([...frameworkNames()]));
  for (const file of filesBelow('public/images')) {
    const { mtimeMs, size } = await stat(file);
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  const now = hash.digest('hex');
  const before = await readFile(stampFile, 'utf8').catch(() => undefined);
  await mkdir(path.dirname(stampFile), { recursive: true });
  await writeFile(stampFile, now);
  return before !== now;
}
