import { isUtf8 } from 'node:buffer';
import { lstat, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow } from '../files-below';
import { pageSchema, postSchema } from './front-matter';
import { checkLabels } from './labels';
import { type MendOptions, mendText } from './mend-text';
import { maxBytes } from './read-text';
import { knownKeys } from './yaml-map';

/** A file that was mended, and what was done to it. */
export interface MendedFile {
  file: string;
  done: string[];
}

/**
 * Mends posts and pages of the project at `root` (see `mendText`) and those `extra` posts elsewhere, as far as `isWanted`
 * says. A file that is no UTF-8, is too large or a link, or whose front matter cannot be read, is not touched.
 */
export async function mendContent(root: string, extra: string[], isWanted: (file: string) => boolean): Promise<MendedFile[]> {
  const { labels } = await checkLabels(root);
  const below = (folder: string) => filesBelow(path.join(root, folder)).map((file) => path.relative(root, file).split(path.sep).join('/'));
  const posts = { aliases: labels.aliases, fields: knownKeys(postSchema(labels), []) };
  const pages = { aliases: labels.aliases, fields: knownKeys(pageSchema, []) };
  const places: [string, MendOptions][] = [
    ...[...below('content/posts'), ...extra].map((file): [string, MendOptions] => [file, posts]),
    ...below('content/pages').map((file): [string, MendOptions] => [file, pages]),
  ];
  const mended: MendedFile[] = [];
  for (const [file, options] of places) {
    if (!file.endsWith('.mdx') || !isWanted(file)) continue;
    const done = await mendFile(path.resolve(root, file), options);
    if (done.length) mended.push({ file, done });
  }
  return mended;
}

async function mendFile(file: string, options: MendOptions): Promise<string[]> {
  const info = await lstat(file);
  if (!info.isFile() || info.size > maxBytes) return [];
  const bytes = await readFile(file);
  if (bytes.includes(0) || !isUtf8(bytes)) return [];
  const text = bytes.toString('utf8');
  const mended = mendText(text, options);
  if (!mended || mended.text === text) return [];
  // Renamed into its place, so that nobody ever reads half of it.
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  await writeFile(draft, mended.text, { mode: info.mode });
  await rename(draft, file);
  return mended.done;
}
