import { createHash } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow } from '../../lib/base/files/files-below';
import { namesOfFrameworks } from '../../lib/content/frameworks/names';

const stampFile = '.next/cache/read-besides';

/**
 * Whether what Contentlayer reads besides a post's own file has changed since this was last asked: the pictures, which it
 * measures, and the names of frameworks, which it looks for. It looks at a post again only when the post's file has changed.
 */
export async function readBesidesChanged(): Promise<boolean> {
  const hash = createHash('sha256').update(JSON.stringify([...namesOfFrameworks()]));
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
