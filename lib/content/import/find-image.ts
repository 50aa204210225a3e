import { copyFile, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkImage } from '../check/image';
import type { FoundImage } from './referenced-images';

/** Where older content may be: the folder of its files, and the root of the repository that it goes to. */
interface ImagePlaces {
  /** The folder to which the paths of the older files are relative. */
  older: string;
  root: string;
}

const coverWidth = 1200;

/**
 * Looks up a picture by how an older file names it: beside the file, and in the folders `images`, `content/images` and
 * `public/images` of every folder above it within the older content and the one around that. Gives undefined where there is none.
 */
export async function findImage(url: string, from: string, { older, root }: ImagePlaces): Promise<FoundImage | undefined> {
  const name = decode(url.replace(/^(?:\{\w+\}|\|\w+\|)/, '').replace(/[?#].*$/, ''));
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(name)) return undefined;
  const folder = path.dirname(path.resolve(older, from));
  const inImages = /(?:^|\/)images\/(.+)$/.exec(name)?.[1];
  const beside = name.startsWith('/') ? [] : [path.resolve(folder, name)];
  const rest = inImages ?? name.replace(/^(?:\.{0,2}\/)+/, '');
  const mergeFields = [
    ...beside,
    ...above(folder, path.dirname(path.resolve(older))).flatMap((base) => imageFolders.map((images) => path.join(base, images, rest))),
  ];
  for (const file of [...mergeFields, path.join(root, 'public/images', rest)]) {
    if (rest.split('/').includes('..') || !(await stat(file).catch(() => undefined))?.isFile()) continue;
    const src = `/images/${inImages ?? path.basename(rest)}`;
    return { file, src, ...(await problemsOf(file, src, root)) };
  }
  return undefined;
}

const imageFolders = ['images', 'content/images', 'public/images'];

/** A folder and those above it, up to a last one. */
function above(folder: string, last: string): string[] {
  const folders = [folder];
  for (let at = folder; at !== last && at.startsWith(last) && at !== path.dirname(at); ) {
    at = path.dirname(at);
    folders.push(at);
  }
  return folders;
}

/** What the check would say of the picture at its place on the site, where it is not yet. */
async function problemsOf(file: string, src: string, root: string): Promise<Pick<FoundImage, 'problem' | 'coverProblem'>> {
  const place = path.join(root, 'public', src);
  const there = await readFile(place).catch(() => undefined);
  if (there && !there.equals(await readFile(file))) return { problem: `public${src} is another picture` };
  const folder = await mkdtemp(path.join(tmpdir(), 'import-'));
  try {
    await mkdir(path.join(folder, path.dirname(src)), { recursive: true });
    await copyFile(file, path.join(folder, src));
    const problem = (await checkImage(folder, src))?.reason;
    return problem ? { problem } : { coverProblem: (await checkImage(folder, src, { minWidth: coverWidth }))?.reason };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
