import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { CannotAsk } from '../ask-site';

/** Reports have what matters at their start; the returned message, which may be large, follows. */
const maxBytes = 1024 * 1024;

/**
 * Yields the messages of an mbox file (RFC 4155), a Maildir (its `new` and `cur`), another folder with one file per message, or a file with
 * one message: the first megabyte of each.
 *
 * @throws CannotAsk when the file or folder cannot be read
 */
export async function* readMails(source: string): AsyncGenerator<Buffer> {
  try {
    if (!(await stat(source)).isDirectory()) yield* readFileOfMails(source);
    else for (const file of await filesIn(source)) yield* readFileOfMails(file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new CannotAsk(`${source} cannot be read (${error.code}). Check the path and its permissions.`);
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
    } else if (size < maxBytes) {
      lines.push(line);
      size += line.length;
    }
    isAfterBlank = /^\r?\n$/.test(line.subarray(0, 3).toString());
  }
  if (size > 0) yield Buffer.concat(lines);
}

/** Yields lines with their line ends; a line longer than a megabyte comes in pieces. */
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
    if (rest.length <= maxBytes) continue;
    yield rest;
    rest = Buffer.alloc(0);
  }
  if (rest.length > 0) yield rest;
}
