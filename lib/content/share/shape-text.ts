import type { Font } from 'fontkit';
import LineBreaker from 'linebreak';
import type { Locale } from '../../base/i18n/i18n';
import { type Face, facesFor, type Weight } from './faces';

/** A part of a text that no line break divides. Lengths are in em. */
export interface Piece {
  outlines: Outline[];
  /** Without the space at its end, which does not count where a line ends with it. */
  width: number;
  space: number;
}

/** One glyph as the data of an SVG path, in its font's units, its y axis pointing up. */
interface Outline {
  data: string;
  /** Where it stands in its piece. */
  x: number;
  /** The size of a unit. */
  unit: number;
}

/** A text as glyphs, in pieces, each followed by the smaller pieces in which it may be divided. */
export async function shapeText(text: string, locale: Locale, weight: Weight): Promise<Piece[][]> {
  const clean = text.normalize('NFC').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  const faces = await facesFor(clean, weight);
  const written = write(clean, locale, faces);
  return breakable(written).map((part) => [part, ...smallerParts(part)].map((text) => shape(text, locale, faces)));
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** What can be written of a text: no face has emoji, and an empty box says nothing. */
function write(text: string, locale: Locale, faces: Face[]): string {
  const signs = [...text.replace(/\s+/g, ' ')].filter((sign, index, all) => faceOf(sign, all[index - 1], locale, faces));
  return signs.join('').replace(/\s+/g, ' ').trim();
}

/** The parts between which a line may end (UAX #14), each with the space after it. Chinese words stay whole. */
function breakable(text: string): string[] {
  const boundaries = new Set([...words.segment(text)].map(({ index }) => index)).add(text.length);
  const breaker = new LineBreaker(text);
  const parts: string[] = [];
  let start = 0;
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    if (!boundaries.has(next.position)) continue;
    parts.push(text.slice(start, next.position));
    start = next.position;
  }
  return parts;
}

/** Where a part is divided if it must be: after signs that join names, and anywhere in what is long even so. */
function smallerParts(part: string): string[] {
  return part
    .split(/(?<=[._/:=-])/)
    .flatMap((name) => (name.length > 20 ? [...graphemes.segment(name)].map(({ segment }) => segment) : [name]));
}

function shape(text: string, locale: Locale, faces: Face[]): Piece {
  const outlines: Outline[] = [];
  let x = 0;
  for (const { font, run } of runsOf(text.trimEnd(), locale, faces)) {
    const { glyphs, positions } = font.layout(run);
    for (const [index, glyph] of glyphs.entries()) {
      const position = positions[index];
      const unit = 1 / font.unitsPerEm;
      outlines.push({ data: glyph.path.toSVG(), x: x + (position?.xOffset ?? 0) * unit, unit });
      x += (position?.xAdvance ?? glyph.advanceWidth) * unit;
    }
  }
  return { outlines, width: x, space: text.endsWith(' ') ? 0.25 : 0 };
}

/** The parts of a text that one face writes. */
function runsOf(text: string, locale: Locale, faces: Face[]): { font: Font; run: string }[] {
  const runs: { font: Font; run: string }[] = [];
  const signs = [...text];
  for (const [index, sign] of signs.entries()) {
    const font = faceOf(sign, signs[index - 1], locale, faces)?.font;
    const last = runs.at(-1);
    if (!font) continue;
    if (last?.font === font) last.run += sign;
    else runs.push({ font, run: sign });
  }
  return runs;
}

/** In Chinese the marks that both scripts have are as wide as a character; an apostrophe in a Latin word is not one of them. */
function faceOf(sign: string, before: string | undefined, locale: Locale, faces: Face[]): Face | undefined {
  const code = sign.codePointAt(0) ?? 0;
  const isWide = locale === 'zh' && (/[“”‘—…·]/.test(sign) || (sign === '’' && !/[A-Za-z]/.test(before ?? '')));
  const able = faces.filter(({ font }) => font.hasGlyphForCodePoint(code));
  return (isWide && able.find(({ isChinese }) => isChinese)) || able[0];
}
