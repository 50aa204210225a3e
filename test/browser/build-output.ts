import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { filesBelow } from '../../lib/base/files/files-below';

/**
 * All that a built site is served from, and more: everything in `.next` but what later builds may use, the pages that these may
 * put in place, `public` with its search index, and the names of styles and scripts. Files by their path, unpacked where they are gzip.
 */
export function outputFiles(site: string): { name: string; content: Buffer }[] {
  // One file holds the same pages and files once more, compressed together.
  const leftOut = [path.join(site, '.next/cache/'), path.join(site, '.next/static-responses.bin')];
  const built = filesBelow(path.join(site, '.next')).filter((file) => !leftOut.some((place) => file.startsWith(place)));
  const beside = ['.next/cache/pages', '.next/cache/rendered-posts', 'public', '.browser'].flatMap((folder) =>
    filesBelow(path.join(site, folder)),
  );
  return [...built, ...beside].map((file) => ({ name: path.relative(site, file), content: unpacked(readFileSync(file)) }));
}

/** The files that hold a text in their name or content, in capital or small letters. */
export function filesWith(files: ReturnType<typeof outputFiles>, text: string): string[] {
  const sought = text.toLowerCase();
  return files.filter(({ name, content }) => `${name}\n${content.toString('utf8')}`.toLowerCase().includes(sought)).map(({ name }) => name);
}

function unpacked(content: Buffer): Buffer {
  return content[0] === 0x1f && content[1] === 0x8b ? gunzipSync(content) : content;
}
