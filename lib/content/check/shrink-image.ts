import sharp, { type Sharp } from 'sharp';

const maxWidth = 1600;

/**
 * Compresses a picture in its format: rotated by its EXIF orientation, at most 1600 pixels wide, a PNG with a palette. Returns
 * undefined when that saves less than 10 %, since every encoding loses quality. Throws when it is not a picture.
 */
export async function shrinkImage(picture: Buffer): Promise<Buffer | undefined> {
  const { format } = await sharp(picture).metadata();
  const image = sharp(picture, { animated: format === 'gif' || format === 'webp' })
    .autoOrient()
    .resize({ width: maxWidth, withoutEnlargement: true });
  const smaller = await encode(image, format).toBuffer();
  return smaller.length < picture.length * 0.9 ? smaller : undefined;
}

function encode(image: Sharp, format: string | undefined): Sharp {
  switch (format) {
    case 'jpeg':
      return image.jpeg({ quality: 80, mozjpeg: true });
    case 'png':
      return image.png({ palette: true, effort: 10 });
    case 'webp':
      return image.webp({ quality: 80 });
    case 'gif':
      return image.gif({ effort: 10 });
    default:
      throw new Error(`the format ${format ?? 'of the file'} is not supported`);
  }
}
