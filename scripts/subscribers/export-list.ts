import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { askSite, CannotAsk } from '../ask-site';

/** Writes the list of all subscribers to a file, which has its name once it is whole, and which its owner alone can read. */
export async function exportList(file: string): Promise<number> {
  if (existsSync(file)) throw new CannotAsk(`${file} exists already, and is left as it is. Give another name.`);
  const answer = await askSite('/api/subscribers/export', { headers: { Accept: 'text/csv, application/problem+json' } });
  const unfinished = `${file}.unfinished`;
  let lines = 0;
  try {
    const count = async function* (pieces: AsyncIterable<Buffer>) {
      for await (const piece of pieces) {
        for (const byte of piece) if (byte === 10) lines++;
        yield piece;
      }
    };
    if (!answer.body) throw new Error('an empty answer');
    await pipeline(Readable.fromWeb(answer.body as WebStream), count, createWriteStream(unfinished, { mode: 0o600 }));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw new CannotAsk(`The list broke off (${error instanceof Error ? error.message : error}), and nothing was kept. Try again.`);
  }
  await rename(unfinished, file);
  console.log(`${file}: ${new Intl.NumberFormat('en').format(lines - 1)} subscribers`);
  return 0;
}
