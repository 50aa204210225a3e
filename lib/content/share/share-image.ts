import { mkdir, readFile, rename, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cardHash, type ShareCard } from './card';
import { shareImagesFolder } from './share-images-folder';

const beingMade = new Map<string, Promise<Buffer>>();
let lastDrawn: Promise<unknown> = Promise.resolve();

/**
 * The picture of a card as a PNG. It is drawn when it is first asked for, once however many ask, one card after another, and
 * kept on disk. Where nothing can be written, as in a function on Vercel, the caches in front keep it.
 */
export function shareImage(card: ShareCard): Promise<Buffer> {
  const hash = cardHash(card);
  const image = beingMade.get(hash) ?? readOrDraw(card, path.join(shareImagesFolder, `${hash}.png`));
  beingMade.set(hash, image);
  const forget = () => beingMade.delete(hash);
  image.then(forget, forget);
  return image;
}

async function readOrDraw(card: ShareCard, file: string): Promise<Buffer> {
  try {
    const kept = await readFile(file);
    const now = new Date();
    // Says that it is still used: the build removes what was not for long.
    await utimes(file, now, now).catch(() => {});
    return kept;
  } catch {
    const image = await inTurn(card);
    await keep(file, image).catch(() => {}); // A read-only disk only costs time.
    return image;
  }
}

/** Fonts and the drawing code are loaded with the first drawing, not with the server. */
function inTurn(card: ShareCard): Promise<Buffer> {
  const drawn = lastDrawn.then(async () => (await import('./draw-card')).drawCard(card));
  lastDrawn = drawn.catch(() => {});
  return drawn;
}

async function keep(file: string, image: Buffer): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  // Several processes may write the same one: a reader must never see half of it.
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, image);
  await rename(draft, file);
}
