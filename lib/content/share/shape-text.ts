import type { Font } from 'fontkit';
import LineBreaker from 'linebreak';
import { type Locale, languageOf } from '../../base/i18n/languages';
import { type FontFace, fontFacesFor, type Weight } from './font-faces';

/** A part of a text that stays on one line. Lengths are in em. */
export interface Piece {
  outlines: Outline[];
  /** Without the space at the end. */
  width: number;
  space: number;
}

/** A glyph as the data of an SVG path in font units, its y axis pointing up. */
interface Outline {
  data: string;
  /** Its position in the piece. */
  x: number;
  /** The size of a font unit. */
  unit: number;
}

/** Shapes a text into glyphs: pieces between line breaks, each followed by the smaller pieces into which it can be divided. */
export async function shapeText(text: string, locale: Locale, weight: Weight): Promise<Piece[][]> {
  const clean = text.normalize('NFC').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  const faces = await fontFacesFor(clean, weight);
  const supported = removeUnsupported(clean, locale, faces);
  return breakableParts(supported).map((part) => [part, ...dividedPart(part)].map((text) => shape(text, locale, faces)));
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Removes characters without a glyph, such as emoji, which would be drawn as empty boxes. */
function removeUnsupported(text: string, locale: Locale, faces: FontFace[]): string {
  const characters = [...text.replace(/\s+/g, ' ')].filter((character, index, all) => faceOf(character, all[index - 1], locale, faces));
  return characters.join('').replace(/\s+/g, ' ').trim();
}

/** Returns the parts between which a line may end (UAX #14), each with the space after it. Chinese words are not divided. */
function breakableParts(text: string): string[] {
  const wordBoundaries = new Set([...words.segment(text)].map(({ index }) => index)).add(text.length);
  const breaker = new LineBreaker(text);
  const parts: string[] = [];
  let start = 0;
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    if (!wordBoundaries.has(next.position)) continue;
    parts.push(text.slice(start, next.position));
    start = next.position;
  }
  return parts;
}

/** Divides a part after the punctuation within identifiers, and what is then still long between any two characters. */
function dividedPart(part: string): string[] {
  return part
    .split(/(?<=[._/:=-])/)
    .flatMap((name) => (name.length > 20 ? [...graphemes.segment(name)].map(({ segment }) => segment) : [name]));
}

function shape(text: string, locale: Locale, faces: FontFace[]): Piece {
  const outlines: Outline[] = [];
  let x = 0;
  for (const { font, run } of fontRuns(text.trimEnd(), locale, faces)) {
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

/** Splits a text into runs of one font. */
function fontRuns(text: string, locale: Locale, faces: FontFace[]): { font: Font; run: string }[] {
  const runs: { font: Font; run: string }[] = [];
  const characters = [...text];
  for (const [index, character] of characters.entries()) {
    const font = faceOf(character, characters[index - 1], locale, faces)?.font;
    const last = runs.at(-1);
    if (!font) continue;
    if (last?.font === font) last.run += character;
    else runs.push({ font, run: character });
  }
  return runs;
}

/** Punctuation that both scripts share is full-width in Chinese, except for an apostrophe in a Latin word. */
function faceOf(character: string, before: string | undefined, locale: Locale, faces: FontFace[]): FontFace | undefined {
  const code = character.codePointAt(0) ?? 0;
  const isFullWidth = languageOf(locale).isCjk && (/[“”‘—…·]/.test(character) || (character === '’' && !/[A-Za-z]/.test(before ?? '')));
  const supporting = faces.filter(({ font }) => font.hasGlyphForCodePoint(code));
  return (isFullWidth && supporting.find(({ isChinese }) => isChinese)) || supporting[0];
}
