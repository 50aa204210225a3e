import sharp, { type Sharp } from 'sharp';

const maxWidth = 1600;

/**
 * A picture made lighter: the same format, turned as its camera says, at most 1600 pixels wide, colours of a PNG reduced to
 * a palette. Gives undefined where that saves less than a tenth: each time a picture is written it loses a little. Throws on what is no picture.
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
      throw new Error(`a ${format ?? 'strange'} file`);
  }
}
