import sharp from 'sharp';
import { dictionary, type Locale } from '../../base/i18n/i18n';
import { languageOf } from '../../base/i18n/languages';
import type { ShareCard } from './card';
import { cardSize } from './card-size';
import { fitLines, widthOf } from './fit-lines';
import type { Weight } from './font-faces';
import { type Piece, shapeText } from './shape-text';

const margin = 80;
const contentWidth = cardSize.width - 2 * margin;
const colours = {
  background: '#191139',
  star: '#231a52',
  starEdge: '#2e2369',
  title: '#f8f5ff',
  accent: '#b9a1ff',
  bar: '#ffb48a',
  muted: '#b4aad4',
};

/** The top of the title below a label, and its maximum height. */
const titleTop = 164;
const titleHeight = 328;
const titleSizes = Array.from({ length: 36 }, (_, index) => 106 - 2 * index);

/** The metrics that `fitLines` needs: Chinese characters fill their square, and need more leading. */
const lineMetrics = {
  latin: { above: 0.72, below: 0.26, leading: 1.13, readable: 56 },
  cjk: { above: 0.86, below: 0.16, leading: 1.26, readable: 56 },
};

/**
 * Draws a card as a PNG of 1200 × 630 pixels. Text is drawn as paths, so the result does not depend on the fonts of the machine. See
 * docs/decisions/0003-own-share-images.md.
 */
export async function drawCard({ locale, label, title, note }: ShareCard): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${cardSize.width}" height="${cardSize.height}">
  <rect width="100%" height="100%" fill="${colours.background}"/>
  <g transform="translate(985 300) scale(33)">${star(colours.starEdge, 15)}${star(colours.star, 14.7)}${star(colours.background, 5.8)}</g>
  <rect x="${margin}" y="76" width="56" height="6" rx="3" fill="${colours.bar}"/>
  ${await drawLine(label, { locale, weight: 700, size: 30, y: 126, colour: colours.accent })}
  ${await drawTitle(title, locale, label ? titleTop : titleTop - 38)}
  <g transform="translate(${margin + 21} 553) scale(1.5)">${star(colours.accent, 15)}${star(colours.background, 5.8)}</g>
  ${await drawLine(dictionary(locale).site.name, { locale, weight: 700, size: 34, y: 565, colour: colours.title, indent: 58 })}
  ${await drawLine(note, { locale, weight: 400, size: 28, y: 564, colour: colours.muted, indent: 300, isAtEnd: true })}
</svg>`;
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 96, effort: 8, dither: 0 }).toBuffer();
}

/** Draws the star of the logo around the origin; `radius` is the distance to its tips. */
function star(colour: string, radius: number): string {
  return `<path transform="scale(${radius / 15})" fill="${colour}" d="M0-15c2.200 9.400 5.600 12.800 15 15-9.400 2.200-12.800 5.600-15 15-2.200-9.400-5.600-12.800-15-15 9.400-2.200 12.800-5.600 15-15Z"/>`;
}

async function drawTitle(title: string, locale: Locale, top: number): Promise<string> {
  const metrics = lineMetrics[languageOf(locale).isCjk ? 'cjk' : 'latin'];
  const { size, lines } = fitLines(
    await shapeText(title, locale, 700),
    { ...metrics, width: contentWidth, height: titleHeight },
    titleSizes,
  );
  const paths = lines.map((line, index) => drawPieces(line, margin, top + (metrics.above + index * metrics.leading) * size, size));
  return `<g fill="${colours.title}">${paths.join('')}</g>`;
}

interface LineStyle {
  locale: Locale;
  weight: Weight;
  size: number;
  /** The baseline. */
  y: number;
  colour: string;
  /** Space at the start of the line that stays free. */
  indent?: number;
  isAtEnd?: boolean;
}

/** Draws a text on one line, smaller if it is too long. */
async function drawLine(text: string, { locale, weight, size, y, colour, indent = 0, isAtEnd = false }: LineStyle): Promise<string> {
  const pieces = (await shapeText(text, locale, weight)).flatMap(([piece]) => piece ?? []);
  const width = widthOf(pieces);
  const fittingSize = Math.min(size, (contentWidth - indent) / Math.max(width, 1));
  const x = isAtEnd ? cardSize.width - margin - width * fittingSize : margin + indent;
  return `<g fill="${colour}">${drawPieces(pieces, x, y, fittingSize)}</g>`;
}

function drawPieces(pieces: Piece[], left: number, y: number, size: number): string {
  let x = left;
  return pieces
    .flatMap(({ outlines, width, space }) => {
      const start = x;
      x += (width + space) * size;
      return outlines.map((glyph) => {
        const scale = round(glyph.unit * size);
        return (
          glyph.data && `<path transform="matrix(${scale} 0 0 ${-scale} ${round(start + glyph.x * size)} ${round(y)})" d="${glyph.data}"/>`
        );
      });
    })
    .join('');
}

function round(length: number): number {
  return Math.round(length * 1e5) / 1e5;
}
