import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

const stampFile = '.next/cache/pictures';

/**
 * Whether pictures have come, gone or changed since this was last asked. Contentlayer measures them, but looks at a post
 * again only when its own file has changed.
 */
export async function picturesChanged(): Promise<boolean> {
  const entries = await readdir('public/images', { withFileTypes: true, recursive: true }).catch(() => []);
  const hash = createHash('sha256');
  for (const file of entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()) {
    const { mtimeMs, size } = await stat(file);
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  const now = hash.digest('hex');
  const before = await readFile(stampFile, 'utf8').catch(() => undefined);
  await mkdir(path.dirname(stampFile), { recursive: true });
  await writeFile(stampFile, now);
  return before !== now;
}
