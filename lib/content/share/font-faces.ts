import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { create, type Font } from 'fontkit';
import decompress from 'wawoff2/decompress.js';

/** A CSS font weight. */
export type Weight = 400 | 700;

export interface FontFace {
  font: Font;
  isChinese: boolean;
}

const latin = '@fontsource/source-serif-4/files/source-serif-4';
const chinese = '@fontsource-variable/noto-serif-sc';

const faces = new Map<string, Promise<FontFace>>();
let chineseFiles: Promise<Map<number, string>> | undefined;

/**
 * Returns the font faces that a text needs, Latin ones first. Fonts are read on first use and stay in memory: the Chinese font consists of
 * about a hundred files with some characters each, of which a title needs a few.
 */
export async function fontFacesFor(text: string, weight: Weight): Promise<FontFace[]> {
  const latinFaces = await Promise.all(['latin', 'latin-ext'].map((part) => loadFace(`${latin}-${part}-${weight}-normal.woff`, weight)));
  const nonAscii = [...new Set(text)].flatMap((character) => character.codePointAt(0) ?? []).filter((code) => code > 0x7f);
  if (!nonAscii.length) return latinFaces;
  chineseFiles ??= readChineseRanges();
  const fileOf = await chineseFiles;
  const files = new Set(nonAscii.flatMap((code) => fileOf.get(code) ?? []));
  return [...latinFaces, ...(await Promise.all([...files].map((file) => loadFace(file, weight))))];
}

function loadFace(file: string, weight: Weight): Promise<FontFace> {
  const key = `${file} ${weight}`;
  const face = faces.get(key) ?? readFace(file, weight);
  faces.set(key, face);
  face.catch(() => faces.delete(key));
  return face;
}

async function readFace(file: string, weight: Weight): Promise<FontFace> {
  const bytes = await readFile(resolveFile(file));
  if (!file.endsWith('.woff2')) return { font: singleFont(create(bytes)), isChinese: false };
  // fontkit reads WOFF2 slowly, and cannot set the weight of a variable font in it; with TrueType it can.
  const variable = singleFont(create(Buffer.from(await decompress(bytes))));
  return { font: variable.getVariation({ wght: weight }), isChinese: true };
}

function singleFont(font: ReturnType<typeof create>): Font {
  if ('fonts' in font) throw new Error('The file is a font collection; expected a single font.');
  return font;
}

/** Returns the file of the Chinese font that has a character, by code point. */
async function readChineseRanges(): Promise<Map<number, string>> {
  const ranges: Record<string, string> = JSON.parse(await readFile(resolveFile(`${chinese}/unicode.json`), 'utf8'));
  const files = new Map<number, string>();
  for (const [name, range] of Object.entries(ranges)) {
    const file = `${chinese}/files/noto-serif-sc-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`;
    for (const [, first = '', last = first] of range.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi))
      for (let code = Number.parseInt(first, 16); code <= Number.parseInt(last, 16); code++) files.set(code, file);
  }
  return files;
}

/** Resolves a file as Node.js resolves packages: `node_modules` may be in a parent folder of the site. */
function resolveFile(file: string): string {
  return createRequire(path.join(process.cwd(), 'package.json')).resolve(file);
}
