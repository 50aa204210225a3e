import { isUtf8 } from 'node:buffer';
import { lstat, readFile } from 'node:fs/promises';
import { normalizeText } from '../schema/split-front-matter';
import type { FileDiagnostic } from './diagnostic';

/** The largest content file, in bytes and lines. */
export const maxBytes = 1_000_000;
const maxLines = 10_000;

/**
 * Reads a content file as UTF-8, with `\n` line ends and without its byte-order mark. Returns a diagnostic when it cannot be
 * read, is too large, or is not UTF-8.
 */
export async function readText(path: string): Promise<{ text: string } | { fileDiagnostic: FileDiagnostic }> {
  const info = await lstat(path).catch((error: Error) => error);
  if (info instanceof Error) return fail(1, `the file cannot be read (${info.message.split(':')[0]})`, 'Restore it, or delete it.');
  if (!info.isFile()) return fail(1, 'this is a symbolic link or a device, not a regular file', 'Replace it with the file itself.');
  const { size } = info;
  if (size > maxBytes)
    return fail(
      1,
      `the file has ${size.toLocaleString('en')} bytes; the limit is ${maxBytes.toLocaleString('en')}`,
      'Split it, or move data and pictures into separate files.',
    );

  const bytes = await readFile(path);
  const nul = bytes.indexOf(0);
  if (nul >= 0)
    return fail(
      lineAt(bytes, nul),
      `byte ${nul} is NUL, so this is not UTF-8 text`,
      'Open the file in an editor and save it with the encoding UTF-8.',
    );
  const bad = invalidUtf8At(bytes);
  if (bad >= 0)
    return fail(lineAt(bytes, bad), `byte ${bad} is not UTF-8`, 'Open the file in an editor and save it with the encoding UTF-8.');

  const text = normalizeText(bytes.toString('utf8'));
  if (text.startsWith('\uFEFF'))
    return fail(
      1,
      'the file starts with two byte-order marks',
      'Run "npm run check -- --fix", or delete the invisible characters at the very start.',
    );
  const carriageReturn = text.indexOf('\r');
  if (carriageReturn >= 0)
    return fail(
      1 + count(text.slice(0, carriageReturn), '\n'),
      'this line ends with a carriage return alone, as on old Macs',
      'Run "npm run check -- --fix", or save the file with LF (Unix) line ends.',
    );
  const lines = count(text, '\n');
  if (lines > maxLines)
    return fail(
      1,
      `the file has ${lines.toLocaleString('en')} lines; the limit is ${maxLines.toLocaleString('en')}`,
      'Split it, or shorten its tables.',
    );
  return { text };
}

function fail(line: number, reason: string, fix: string): { fileDiagnostic: FileDiagnostic } {
  return { fileDiagnostic: { line, column: 1, severity: 'error', reason, fix } };
}

function lineAt(bytes: Buffer, offset: number): number {
  let line = 1;
  for (let index = 0; index < offset; index++) if (bytes[index] === 10) line++;
  return line;
}

/** Returns the offset of the first byte that is not UTF-8 (RFC 3629), or -1. */
function invalidUtf8At(bytes: Buffer): number {
  if (isUtf8(bytes)) return -1;
  // Invalid bytes decode to U+FFFD, which a file may also contain as such.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  for (let index = text.indexOf('\uFFFD'); index >= 0; index = text.indexOf('\uFFFD', index + 1)) {
    const offset = Buffer.byteLength(text.slice(0, index));
    if (bytes.subarray(offset, offset + 3).toString('hex') !== 'efbfbd') return offset;
  }
  return -1;
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
