import { mkdir, readFile, rename, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cardHash, type ShareCard } from './card';
import { shareImageCacheFolder } from './share-image-cache';

const pending = new Map<string, Promise<Buffer>>();
let lastDrawing: Promise<unknown> = Promise.resolve();

/**
 * Returns the share image of a card as a PNG. It is drawn on the first request, once for concurrent requests and one card at a time, and
 * cached on disk. Where the disk is read-only, as in a function on Vercel, only the CDN caches it.
 */
export function shareImage(card: ShareCard): Promise<Buffer> {
  const hash = cardHash(card);
  const image = pending.get(hash) ?? readOrDraw(card, path.join(shareImageCacheFolder, `${hash}.png`));
  pending.set(hash, image);
  const done = () => pending.delete(hash);
  image.then(done, done);
  return image;
}

async function readOrDraw(card: ShareCard, file: string): Promise<Buffer> {
  try {
    const cached = await readFile(file);
    const now = new Date();
    // The build removes images that have not been used for thirty days.
    await utimes(file, now, now).catch(() => {});
    return cached;
  } catch {
    const image = await drawInTurn(card);
    await writeCache(file, image).catch(() => {}); // On a read-only disk the image is drawn again next time.
    return image;
  }
}

/** Loads fonts and drawing code with the first drawing, not when the server starts. */
function drawInTurn(card: ShareCard): Promise<Buffer> {
  const drawing = lastDrawing.then(async () => (await import('./draw-card')).drawCard(card));
  lastDrawing = drawing.catch(() => {});
  return drawing;
}

/** Renames a finished file, since other processes may read and write the same one. */
async function writeCache(file: string, image: Buffer): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, image);
  await rename(draft, file);
}
