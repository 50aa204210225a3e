import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { shrinkImage } from './shrink-image';

const raw = (width: number, height: number) => ({ raw: { width, height, channels: 3 as const } });

test.each(['jpeg', 'png', 'webp'] as const)('a large %s keeps its format and is 1600 pixels wide', async (format) => {
  const picture = await sharp(randomBytes(1800 * 20 * 3), raw(1800, 20))
    .toFormat(format, { quality: 100 })
    .toBuffer();
  const smaller = await shrinkImage(picture);
  expect(smaller?.length).toBeLessThan(picture.length);
  expect(await sharp(smaller).metadata()).toMatchObject({ format, width: 1600 });
});

test('a small picture is never enlarged, and one that would hardly shrink is left alone', async () => {
  const picture = await sharp(randomBytes(40 * 40 * 3), raw(40, 40))
    .jpeg({ quality: 100 })
    .toBuffer();
  const smaller = await shrinkImage(picture);
  expect(await sharp(smaller).metadata()).toMatchObject({ width: 40 });
  expect(await shrinkImage(await sharp(picture).blur(5).jpeg({ quality: 80, mozjpeg: true }).toBuffer())).toBeUndefined();
});

test('a file that is not a picture is an error', () => expect(shrinkImage(Buffer.from('words'))).rejects.toThrow());
