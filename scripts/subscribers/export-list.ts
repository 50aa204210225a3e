import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { askSite, CannotAsk } from '../ask-site';

/**
 * Writes all subscribers to a CSV file that only its owner can read. The file appears when it is complete.
 *
 * @returns the exit code
 * @throws CannotAsk if the file exists, the site cannot be reached, or the download is incomplete
 */
export async function exportList(file: string): Promise<number> {
  if (existsSync(file)) throw new CannotAsk(`${file} exists already and was not changed. Choose another file name.`);
  const response = await askSite('/api/subscribers/export', { headers: { Accept: 'text/csv, application/problem+json' } });
  const unfinished = `${file}.unfinished`;
  let lines = 0;
  try {
    const countLines = async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        for (const byte of chunk) if (byte === 10) lines++;
        yield chunk;
      }
    };
    if (!response.body) throw new Error('the response is empty');
    await pipeline(Readable.fromWeb(response.body as WebStream), countLines, createWriteStream(unfinished, { mode: 0o600 }));
  } catch (error) {
    await rm(unfinished, { force: true });
    const reason = error instanceof Error ? error.message : error;
    throw new CannotAsk(`The export is incomplete and was not saved (${reason}). Try again.`);
  }
  await rename(unfinished, file);
  console.log(`${file}: ${new Intl.NumberFormat('en').format(lines - 1)} subscribers`);
  return 0;
}
