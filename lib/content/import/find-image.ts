import { copyFile, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkImage, minCoverWidth } from '../check/image';

/** A picture of the older content, and its address on the site. */
export interface FoundImage {
  file: string;
  src: string;
  problem?: string;
  /** What keeps it from being a cover only. */
  coverProblem?: string;
}

/** Returns the picture that an older file refers to, or undefined when there is none. */
export type ImageLookup = (file: string, url: string) => FoundImage | undefined;

/** The folders to search: of the older content, and the root of the repository. */
interface ImagePlaces {
  /** The folder to which the paths of the older files are relative. */
  older: string;
  root: string;
}

/**
 * Finds a picture that an older file refers to: beside the file, and in the folders `images`, `content/images` and
 * `public/images` of every folder above it up to the parent of the older content. Returns undefined when there is none.
 */
export async function findImage(url: string, from: string, { older, root }: ImagePlaces): Promise<FoundImage | undefined> {
  const name = decode(url.replace(/^(?:\{\w+\}|\|\w+\|)/, '').replace(/[?#].*$/, ''));
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(name)) return undefined;
  const folder = path.dirname(path.resolve(older, from));
  const inImages = /(?:^|\/)images\/(.+)$/.exec(name)?.[1];
  const beside = name.startsWith('/') ? [] : [path.resolve(folder, name)];
  const rest = inImages ?? name.replace(/^(?:\.{0,2}\/)+/, '');
  const candidates = [
    ...beside,
    ...above(folder, path.dirname(path.resolve(older))).flatMap((base) => imageFolders.map((images) => path.join(base, images, rest))),
  ];
  for (const file of [...candidates, path.join(root, 'public/images', rest)]) {
    if (rest.split('/').includes('..') || !(await stat(file).catch(() => undefined))?.isFile()) continue;
    const src = `/images/${inImages ?? path.basename(rest)}`;
    return { file, src, ...(await problemsOf(file, src, root)) };
  }
  return undefined;
}

const imageFolders = ['images', 'content/images', 'public/images'];

/** Returns a folder and its parents, up to `last`. */
function above(folder: string, last: string): string[] {
  const folders = [folder];
  for (let at = folder; at !== last && at.startsWith(last) && at !== path.dirname(at); ) {
    at = path.dirname(at);
    folders.push(at);
  }
  return folders;
}

/** Returns what the check would say of a picture at its target path, to which it is not yet copied. */
async function problemsOf(file: string, src: string, root: string): Promise<Pick<FoundImage, 'problem' | 'coverProblem'>> {
  const place = path.join(root, 'public', src);
  const there = await readFile(place).catch(() => undefined);
  if (there && !there.equals(await readFile(file))) return { problem: `public${src} is another picture` };
  const folder = await mkdtemp(path.join(tmpdir(), 'import-'));
  try {
    await mkdir(path.join(folder, path.dirname(src)), { recursive: true });
    await copyFile(file, path.join(folder, src));
    const problem = (await checkImage(folder, src))?.reason;
    return problem ? { problem } : { coverProblem: (await checkImage(folder, src, { minWidth: minCoverWidth }))?.reason };
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

/** Returns all URLs of pictures in an older file as they are written, perhaps more than the post shows. */
export function referencedImages(text: string): string[] {
  return [...new Set(text.match(/(?:\{(?:static|attach|filename)\}|\|filename\|)?[^\s()"'<>[\]{}|]+\.(?:png|jpe?g|gif|webp|svg)/gi))].map(
    (url) => url.replace(/^image:(?!\/\/)/i, ''),
  );
}
