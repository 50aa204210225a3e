import { stat } from 'node:fs/promises';
import sharp from 'sharp';

export interface ImageSize {
  format: string;
  width: number;
  height: number;
  /** The size of the file. */
  bytes: number;
}

const known = new Map<string, Promise<ImageSize>>();

/**
 * An image's format, its size in bytes, and in pixels as it is shown: turned as its EXIF orientation says. Reads the header only, and
 * that once for each state of the file.
 */
export async function imageSize(file: string): Promise<ImageSize> {
  const { mtimeMs, size } = await stat(file);
  const key = `${file} ${mtimeMs} ${size}`;
  const image = known.get(key) ?? readSize(file, size);
  known.set(key, image);
  return image;
}

async function readSize(file: string, bytes: number): Promise<ImageSize> {
  const { format, autoOrient } = await sharp(file, { limitInputPixels: false }).metadata();
  return { format, ...autoOrient, bytes };
}
