import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { filesBelow } from '../../lib/base/files/files-below';

/**
 * Reads the files of a built site: `.next` without the caches of its tools, the build caches of pages and posts, `public` with the search
 * index, and the names of styles and scripts. Contents are unpacked from gzip.
 */
export function outputFiles(site: string): { name: string; content: Buffer }[] {
  // `static-responses.bin` has the same pages and files again, compressed.
  const leftOut = [path.join(site, '.next/cache/'), path.join(site, '.next/static-responses.bin')];
  const built = filesBelow(path.join(site, '.next')).filter((file) => !leftOut.some((place) => file.startsWith(place)));
  const beside = ['.next/cache/pages', '.next/cache/rendered-posts', 'public', '.browser'].flatMap((folder) =>
    filesBelow(path.join(site, folder)),
  );
  return [...built, ...beside].map((file) => ({ name: path.relative(site, file), content: unpacked(readFileSync(file)) }));
}

/** Returns the names of the files with a text in their name or content, in any case. */
export function filesWith(files: ReturnType<typeof outputFiles>, text: string): string[] {
  const sought = text.toLowerCase();
  return files.filter(({ name, content }) => `${name}\n${content.toString('utf8')}`.toLowerCase().includes(sought)).map(({ name }) => name);
}

function unpacked(content: Buffer): Buffer {
  return content[0] === 0x1f && content[1] === 0x8b ? gunzipSync(content) : content;
}
