import { open, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow } from '../../base/files/files-below';
import { imageSize } from '../../base/files/image-size';
import { closest } from '../../base/text/closest';
import { pathOnDisk } from './path-on-disk';

export interface ImageProblem {
  /** An error when missing. */
  severity?: 'warning';
  reason: string;
  fix: string;
}

/** Image formats, as in their headers, by file extension. */
const formats: Record<string, string> = { '.jpg': 'jpeg', '.jpeg': 'jpeg', '.png': 'png', '.webp': 'webp', '.gif': 'gif' };

/** The last bytes of a complete file (JPEG: EOI marker, PNG: IEND chunk, GIF: trailer). */
const endings: Record<string, Buffer> = {
  jpeg: Buffer.from([0xff, 0xd9]),
  png: Buffer.from('IEND\xae\x42\x60\x82', 'latin1'),
  gif: Buffer.from([0x3b]),
};

const maxSide = 10_000;

/** The least width of a cover, in pixels. */
export const minCoverWidth = 1200;

/** Larger pictures load slowly on phones. */
const maxBytes = 500_000;

/**
 * Returns what is wrong with an image, given by its path on the site, or undefined. Reads only the header and the last bytes;
 * decodes nothing.
 */
export async function checkImage(publicFolder: string, src: string, { minWidth = 0 } = {}): Promise<ImageProblem | undefined> {
  // Rejects empty parts, "." and "..", which servers and file systems resolve differently.
  if (!/^\/images(\/(?!\.{1,2}(\/|$))[\w.-]+)+$/.test(src))
    return {
      reason: `"${src.slice(0, 80)}" is not a path to an image on this site`,
      fix: 'Put the file in public/images and write a path such as /images/newsletter/my-picture.jpg.',
    };
  const extension = path.extname(src).toLowerCase();
  const format = formats[extension];
  if (extension === '.svg')
    return { reason: `"${src}" is an SVG, which can contain code and is not shown in emails`, fix: 'Export it as a PNG.' };
  if (!format)
    return {
      reason: `"${src}" is not in an image format that every browser shows`,
      fix: `Use a file that ends in ${Object.keys(formats).join(', ')}.`,
    };

  const file = path.join(publicFolder, src);
  const real = await realpath(file).catch(() => undefined);
  const written = await pathOnDisk(publicFolder, src);
  // On a case-insensitive disk (macOS, Windows) such a picture would be shown on the editor's machine, but not on the site.
  if (written !== undefined && written !== src)
    return { reason: `${src} and the name of the file differ in capital letters`, fix: `Did you mean ${written}?` };
  if (!real) {
    const guess = similarFile(publicFolder, src);
    return { reason: `there is no file public${src}`, fix: guess ? `Did you mean ${guess}?` : 'Add the file, or correct the path.' };
  }
  if (!real.startsWith((await realpath(publicFolder)) + path.sep))
    return { reason: `public${src} is a symbolic link to a place outside public/`, fix: 'Replace it with the file itself.' };

  const { size } = await stat(real);
  if (size === 0) return { reason: `public${src} is empty (0 bytes)`, fix: 'Export the picture again.' };

  const metadata = await imageSize(real).catch(() => undefined);
  if (!metadata) return { reason: `public${src} is not a readable image`, fix: 'Export the picture again.' };
  if (metadata.format !== format)
    return {
      reason: `public${src} is actually a ${metadata.format} file`,
      fix: `Rename it to end in .${metadata.format === 'jpeg' ? 'jpg' : metadata.format}.`,
    };
  const { width, height } = metadata;
  if (width > maxSide || height > maxSide)
    return {
      reason: `public${src} measures ${width} × ${height} pixels`,
      fix: `Scale it down: the limit is ${maxSide} per side, and a width of 1600 is enough.`,
    };
  if (width < minWidth)
    return { reason: `public${src} is only ${width} pixels wide`, fix: `Use one that is at least ${minWidth} pixels wide.` };
  if (await isCutOff(real, size, format))
    return { reason: `public${src} is incomplete: the end of the file is missing`, fix: 'Copy or export the picture again.' };
  if (size > maxBytes)
    return {
      severity: 'warning',
      reason: `public${src} has ${Math.round(size / 1000).toLocaleString('en')} kB; pictures of more than ${maxBytes / 1000} kB load slowly`,
      fix: `Run: npm run shrink -- public${src}`,
    };
  return undefined;
}

/** Returns the paths of images below `public/images/newsletter` that are not among `used`. */
export async function findUnusedImages(publicFolder: string, used: ReadonlySet<string>): Promise<string[]> {
  const folder = '/images/newsletter';
  const entries = await readdir(path.join(publicFolder, folder), { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && formats[path.extname(entry.name).toLowerCase()])
    .map((entry) => `/${path.relative(publicFolder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')}`)
    .filter((src) => !used.has(src));
}

async function isCutOff(file: string, size: number, format: string): Promise<boolean> {
  const ending = endings[format];
  const handle = await open(file);
  try {
    if (format === 'webp') {
      const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 4);
      return buffer.readUInt32LE() + 8 > size;
    }
    if (!ending) return false;
    // Some programs append a few bytes, so the end is searched for in the last kilobyte.
    const length = Math.min(size, 1024);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return format === 'gif' ? buffer.at(-1) !== ending[0] : !buffer.includes(ending);
  } finally {
    await handle.close();
  }
}

/** Returns the files below `public/images` that posts cannot use. An SVG with a script is dangerous even when no post uses it. */
export async function findUnsupportedImages(publicFolder: string): Promise<string[]> {
  const files = await readdir(path.join(publicFolder, 'images'), { withFileTypes: true, recursive: true }).catch(() => []);
  return files
    .filter((entry) => !entry.isDirectory() && !formats[path.extname(entry.name).toLowerCase()])
    .map((entry) => path.relative(publicFolder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}

function similarFile(publicFolder: string, src: string): string | undefined {
  // `filesBelow` does not follow symbolic links, so no names from outside the project are suggested.
  const files = filesBelow(path.join(publicFolder, 'images')).map((file) => path.relative(publicFolder, file).split(path.sep).join('/'));
  return closest(
    src,
    files.map((file) => `/${file}`),
  );
}
