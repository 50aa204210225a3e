import sharp from 'sharp';

/** An image's format, and its size in pixels as it is shown: turned as its EXIF orientation says. Reads the header only. */
export async function imageSize(file: string): Promise<{ format: string; width: number; height: number }> {
  const { format, autoOrient } = await sharp(file, { limitInputPixels: false }).metadata();
  return { format, ...autoOrient };
}
