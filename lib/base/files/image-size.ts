import { stat } from 'node:fs/promises';
import sharp from 'sharp';

export interface ImageSize {
  format: string;
  width: number;
  height: number;
  /** The size of the file, in bytes. */
  bytes: number;
}

const known = new Map<string, Promise<ImageSize>>();

/** Returns the format and size of an image; width and height follow its EXIF orientation. Only the header is read, once per version of the file. */
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
