import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Sizes in bytes; `isNew` when the file was not there yet as it is now. */
export interface Placed {
  isNew: boolean;
  plain: number;
  brotli: number;
  gzip: number;
}

const compressible = /\.(?:css|csv|html|js|json|map|md|svg|txt|webmanifest|xml)$/;

/**
 * Copies a file to where nginx finds it, with its compressed forms beside it if it is text. Does nothing when all of that is
 * there. The compressed forms come last and old ones go first: what was broken off half-way is done again.
 */
export async function placeFile(source: string, target: string): Promise<Placed> {
  const bytes = await readFile(source);
  const isText = compressible.test(target);
  const forms = isText ? [`${target}.br`, `${target}.gz`] : [];
  const old = await readFile(target).catch(() => undefined);
  const sizes = await Promise.all(forms.map(sizeOf));
  if (old?.equals(bytes) && sizes.every((size) => size !== undefined))
    return { isNew: false, plain: bytes.length, brotli: sizes[0] ?? 0, gzip: sizes[1] ?? 0 };

  await mkdir(path.dirname(target), { recursive: true });
  const compressed = isText ? await Promise.all([toBrotli(bytes), toGzip(bytes)]) : [];
  for (const form of forms) await rm(form, { force: true });
  await replace(target, bytes);
  for (const [index, form] of forms.entries()) await replace(form, compressed[index] ?? bytes);
  return { isNew: true, plain: bytes.length, brotli: compressed[0]?.length ?? 0, gzip: compressed[1]?.length ?? 0 };
}

/** In one step, so that a reader never gets half a file. */
async function replace(file: string, bytes: Uint8Array): Promise<void> {
  await writeFile(`${file}.new`, bytes);
  await rename(`${file}.new`, file);
}

function toBrotli(bytes: Uint8Array): Promise<Uint8Array> {
  return promisify(brotliCompress)(bytes, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

function toGzip(bytes: Uint8Array): Promise<Uint8Array> {
  return promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION });
}

async function sizeOf(file: string): Promise<number | undefined> {
  return (await stat(file).catch(() => undefined))?.size;
}
