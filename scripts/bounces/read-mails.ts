import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { CannotAsk } from '../ask-site';

/** What a report says stands at its beginning; the message that it is about may follow whole. */
const most = 1024 * 1024;

/**
 * The messages of an mbox file (RFC 4155), of a Maildir (its `new` and `cur`) or another folder of files, or of one file: one at a time,
 * each up to its first megabyte.
 *
 * @throws CannotAsk where there is nothing that can be read
 */
export async function* readMails(place: string): AsyncGenerator<Buffer> {
  try {
    if (!(await stat(place)).isDirectory()) yield* readFileOfMails(place);
    else for (const file of await filesIn(place)) yield* readFileOfMails(file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new CannotAsk(`${place} cannot be read (${error.code}).`);
  }
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const isMaildir = ['cur', 'new'].every((name) => entries.some((entry) => entry.isDirectory() && entry.name === name));
  if (!isMaildir) return entries.flatMap((entry) => (entry.isFile() ? [path.join(folder, entry.name)] : [])).sort();
  return (await Promise.all(['new', 'cur'].map((name) => filesIn(path.join(folder, name))))).flat();
}

async function* readFileOfMails(file: string): AsyncGenerator<Buffer> {
  const beginning = Buffer.alloc(5);
  const handle = await open(file);
  try {
    await handle.read(beginning, 0, 5, 0);
  } finally {
    await handle.close();
  }
  const isMbox = beginning.toString() === 'From ';
  let lines: Buffer[] = [];
  let size = 0;
  let isAfterBlank = true;
  for await (const line of linesOf(file)) {
    if (isMbox && isAfterBlank && line.subarray(0, 5).toString() === 'From ') {
      if (size > 0) yield Buffer.concat(lines);
      lines = [];
      size = 0;
    } else if (size < most) {
      lines.push(line);
      size += line.length;
    }
    isAfterBlank = /^\r?\n$/.test(line.subarray(0, 3).toString());
  }
  if (size > 0) yield Buffer.concat(lines);
}

/** Lines with what ends them; one that is longer than any message may be comes in pieces. */
async function* linesOf(file: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) {
    let begin = 0;
    for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, begin)) {
      yield Buffer.concat([rest, piece.subarray(begin, end + 1)]);
      rest = Buffer.alloc(0);
      begin = end + 1;
    }
    rest = Buffer.concat([rest, piece.subarray(begin)]);
    if (rest.length <= most) continue;
    yield rest;
    rest = Buffer.alloc(0);
  }
  if (rest.length > 0) yield rest;
}
