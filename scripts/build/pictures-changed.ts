import { createHash } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow } from '../../lib/files-below';

const stampFile = '.next/cache/pictures';

/**
 * Whether pictures have come, gone or changed since this was last asked. Contentlayer measures them, but looks at a post
 * again only when its own file has changed.
 */
export async function picturesChanged(): Promise<boolean> {
  const hash = createHash('sha256');
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
