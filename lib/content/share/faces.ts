import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { create, type Font } from 'fontkit';
import decompress from 'wawoff2/decompress.js';

/** How heavy letters are, by their CSS names. */
export type Weight = 400 | 700;

export interface Face {
  font: Font;
  isChinese: boolean;
}

const latin = '@fontsource/source-serif-4/files/source-serif-4';
const chinese = '@fontsource-variable/noto-serif-sc';

const opened = new Map<string, Promise<Face>>();
let chineseParts: Promise<Map<number, string>> | undefined;

/**
 * The faces in which a text can be written, Latin ones first. Fonts are read when a text first needs them, and kept: the
 * Chinese one comes in a hundred parts of some characters each, of which a title needs a few.
 */
export async function facesFor(text: string, weight: Weight): Promise<Face[]> {
  const latinFaces = await Promise.all(['latin', 'latin-ext'].map((part) => open(`${latin}-${part}-${weight}-normal.woff`, weight)));
  const others = [...new Set(text)].flatMap((sign) => sign.codePointAt(0) ?? []).filter((code) => code > 0x7f);
  if (!others.length) return latinFaces;
  chineseParts ??= readChineseParts();
  const parts = await chineseParts;
  const files = new Set(others.flatMap((code) => parts.get(code) ?? []));
  return [...latinFaces, ...(await Promise.all([...files].map((file) => open(file, weight))))];
}

function open(file: string, weight: Weight): Promise<Face> {
  const key = `${file} ${weight}`;
  const face = opened.get(key) ?? read(file, weight);
  opened.set(key, face);
  face.catch(() => opened.delete(key));
  return face;
}

async function read(file: string, weight: Weight): Promise<Face> {
  const bytes = await readFile(placeOf(file));
  if (!file.endsWith('.woff2')) return { font: single(create(bytes)), isChinese: false };
  // fontkit can neither open this form quickly nor vary what it holds; of TrueType it can do both.
  const variable = single(create(Buffer.from(await decompress(bytes))));
  return { font: variable.getVariation({ wght: weight }), isChinese: true };
}

function single(font: ReturnType<typeof create>): Font {
  if ('fonts' in font) throw new Error(`A file holds several fonts, where one was expected.`);
  return font;
}

/** Which file of the Chinese font has a character, by its code point. */
async function readChineseParts(): Promise<Map<number, string>> {
  const ranges: Record<string, string> = JSON.parse(await readFile(placeOf(`${chinese}/unicode.json`), 'utf8'));
  const parts = new Map<number, string>();
  for (const [name, range] of Object.entries(ranges)) {
    const file = `${chinese}/files/noto-serif-sc-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`;
    for (const [, first = '', last = first] of range.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi))
      for (let code = Number.parseInt(first, 16); code <= Number.parseInt(last, 16); code++) parts.set(code, file);
  }
  return parts;
}

/** Found as Node finds packages, since a site may lie deeper than its packages do. */
function placeOf(file: string): string {
  return createRequire(path.join(process.cwd(), 'package.json')).resolve(file);
}
