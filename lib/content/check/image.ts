import { open, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow } from '../../base/files/files-below';
import { imageSize } from '../../base/files/image-size';
import { closest } from '../../base/text/closest';
import { writtenPath } from './written-path';

export interface ImageProblem {
  /** An error where it does not say. */
  severity?: 'warning';
  reason: string;
  fix: string;
}

/** Formats by file ending, as the header tells them. */
const formats: Record<string, string> = { '.jpg': 'jpeg', '.jpeg': 'jpeg', '.png': 'png', '.webp': 'webp', '.gif': 'gif' };

/** The last bytes of a whole file of a format (JPEG: EOI marker, PNG: IEND chunk, GIF: trailer). */
const endings: Record<string, Buffer> = {
  jpeg: Buffer.from([0xff, 0xd9]),
  png: Buffer.from('IEND\xae\x42\x60\x82', 'latin1'),
  gif: Buffer.from([0x3b]),
};

const maxSide = 10_000;

/** More than this keeps readers on phones waiting. */
const maxBytes = 500_000;

/**
 * Says what is wrong with an image that a post names by its address on the site, or gives undefined. Only headers and the
 * last bytes are read; nothing is decoded.
 */
export async function checkImage(publicFolder: string, src: string, { minWidth = 0 } = {}): Promise<ImageProblem | undefined> {
  // Without empty parts, "." and "..": servers and file systems do not agree on what they mean.
  if (!/^\/images(\/(?!\.{1,2}(\/|$))[\w.-]+)+$/.test(src))
    return {
      reason: `"${src.slice(0, 80)}" is not a path of an image on this site`,
      fix: 'Put the file in public/images and write its path from there, such as /images/newsletter/my-picture.jpg.',
    };
  const extension = path.extname(src).toLowerCase();
  const format = formats[extension];
  if (extension === '.svg')
    return { reason: `"${src}" is an SVG, which can run code and does not show in mail`, fix: 'Export it as a PNG.' };
  if (!format)
    return {
      reason: `"${src}" is not an image that every browser shows`,
      fix: `Use a file that ends in ${Object.keys(formats).join(', ')}.`,
    };

  const file = path.join(publicFolder, src);
  const real = await realpath(file).catch(() => undefined);
  const written = await writtenPath(publicFolder, src);
  // Where a disk takes capital letters for small ones, the picture shows on the editor's machine and nowhere else.
  if (written !== undefined && written !== src)
    return { reason: `the letters of ${src} differ in case from those of the file`, fix: `Did you mean ${written}?` };
  if (!real) {
    const guess = similarFile(publicFolder, src);
    return { reason: `there is no file public${src}`, fix: guess ? `Did you mean ${guess}?` : 'Add the file, or correct the path.' };
  }
  if (!real.startsWith((await realpath(publicFolder)) + path.sep))
    return { reason: `public${src} is a link to a place outside public/`, fix: 'Put the file itself there.' };

  const { size } = await stat(real);
  if (size === 0) return { reason: `public${src} is empty (0 bytes)`, fix: 'Export the picture again.' };

  const metadata = await imageSize(real).catch(() => undefined);
  if (!metadata) return { reason: `public${src} is not a readable image`, fix: 'Export the picture again.' };
  if (metadata.format !== format)
    return {
      reason: `public${src} is in truth a ${metadata.format} file`,
      fix: `Rename it to end in .${metadata.format === 'jpeg' ? 'jpg' : metadata.format}.`,
    };
  const { width, height } = metadata;
  if (width > maxSide || height > maxSide)
    return {
      reason: `public${src} measures ${width} × ${height} pixels`,
      fix: `Scale it down; ${maxSide} a side is the limit, 1600 wide is plenty.`,
    };
  if (width < minWidth) return { reason: `public${src} is ${width} pixels wide`, fix: `A cover needs at least ${minWidth}.` };
  if (await isCutOff(real, size, format))
    return { reason: `public${src} is cut off: its end is missing`, fix: 'Copy or export the picture again.' };
  if (size > maxBytes)
    return {
      severity: 'warning',
      reason: `public${src} has ${Math.round(size / 1000).toLocaleString('en')} kB; more than ${maxBytes / 1000} keep readers waiting`,
      fix: `Run: npm run shrink -- public${src}`,
    };
  return undefined;
}

/** The files below `public/images/newsletter` that none of these addresses names. */
export async function unusedImages(publicFolder: string, used: ReadonlySet<string>): Promise<string[]> {
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
    // Some programs add a few bytes after the end, so the last kilobyte is searched.
    const length = Math.min(size, 1024);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return format === 'gif' ? buffer.at(-1) !== ending[0] : !buffer.includes(ending);
  } finally {
    await handle.close();
  }
}

/** The files below `public/images` that are no images which posts may use: an SVG is dangerous at its own address too. */
export async function strangeImages(publicFolder: string): Promise<string[]> {
  const files = await readdir(path.join(publicFolder, 'images'), { withFileTypes: true, recursive: true }).catch(() => []);
  return files
    .filter((entry) => !entry.isDirectory() && !formats[path.extname(entry.name).toLowerCase()])
    .map((entry) => path.relative(publicFolder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}

function similarFile(publicFolder: string, src: string): string | undefined {
  // Links to other folders are not followed: what lies there is nobody's business.
  const files = filesBelow(path.join(publicFolder, 'images')).map((file) => path.relative(publicFolder, file).split(path.sep).join('/'));
  return closest(
    src,
    files.map((file) => `/${file}`),
  );
}
