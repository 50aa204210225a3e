import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { runProgram, workFolder } from './program';
import { firstPost, writePosts } from './write-posts';

/**
 * Makes the first post's page with Hugo, plain and compressed, and gives the folder to serve. The page is made as long as
 * `like` with a comment that has the text of `like`, so that it also compresses alike. Throws where Hugo fails.
 */
export async function makeHugoPage(like: Buffer): Promise<string> {
  const folder = path.join(workFolder, 'hugo');
  await rm(folder, { recursive: true, force: true });
  await cp('bench/rivals/hugo', folder, { recursive: true });
  await writePosts(path.join(folder, 'content/posts'), 1, 'md');
  await runProgram({ name: 'hugo', command: 'hugo', args: ['--source', folder] });

  const page = path.join(folder, 'public/posts', firstPost, 'index.html');
  const html = Buffer.concat([await readFile(page), Buffer.from('<!-- '), Buffer.from(like.toString().replaceAll('--', '__'))]);
  const sized = html.subarray(0, like.length);
  await writeFile(page, sized);
  await writeFile(`${page}.gz`, gzipSync(sized));
  return path.join(folder, 'public');
}
