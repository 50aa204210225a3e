import { isUtf8 } from 'node:buffer';
import { lstat, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow } from '../../base/files/files-below';
import { pageSchema, postSchema } from '../schema/post';
import type { FixOptions } from './fix-front-matter';
import { fixText } from './fix-text';
import { checkLabels } from './labels';
import { maxBytes } from './read-text';
import { knownKeys } from './yaml-map';

export interface FixedFile {
  file: string;
  /** What was fixed, for editors to read. */
  done: string[];
}

/**
 * Fixes (see `fixText`) the posts and pages of the project at `root` and `extra` posts elsewhere for which `isWanted`
 * returns true. Leaves alone files that are not UTF-8, too large, or symbolic links, and front matter that cannot be read.
 */
export async function fixContent(root: string, extra: string[], isWanted: (file: string) => boolean): Promise<FixedFile[]> {
  const { labels } = await checkLabels(root);
  const below = (folder: string) => filesBelow(path.join(root, folder)).map((file) => path.relative(root, file).split(path.sep).join('/'));
  const posts = { aliases: labels.aliases, fields: knownKeys(postSchema(labels), []) };
  const pages = { aliases: labels.aliases, fields: knownKeys(pageSchema, []) };
  const files: [string, FixOptions][] = [
    ...[...below('content/posts'), ...extra].map((file): [string, FixOptions] => [file, posts]),
    ...below('content/pages').map((file): [string, FixOptions] => [file, pages]),
  ];
  const fixed: FixedFile[] = [];
  for (const [file, options] of files) {
    if (!file.endsWith('.mdx') || !isWanted(file)) continue;
    const done = await fixFile(path.resolve(root, file), options);
    if (done.length) fixed.push({ file, done });
  }
  return fixed;
}

async function fixFile(file: string, options: FixOptions): Promise<string[]> {
  const info = await lstat(file);
  if (!info.isFile() || info.size > maxBytes) return [];
  const bytes = await readFile(file);
  if (bytes.includes(0) || !isUtf8(bytes)) return [];
  const text = bytes.toString('utf8');
  const fixed = fixText(text, options);
  if (!fixed || fixed.text === text) return [];
  // Written beside the file and renamed, so that other programs never read half of it.
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  await writeFile(draft, fixed.text, { mode: info.mode });
  await rename(draft, file);
  return fixed.done;
}
