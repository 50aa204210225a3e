/** A part of a text that stays on one line, in em. `space` follows it unless it ends the line. */
interface Measured {
  width: number;
  space: number;
}

interface Box {
  /** In pixels. */
  width: number;
  height: number;
  /** The space above and below the baseline of a line, and the distance between baselines, as multiples of the font size. */
  above: number;
  below: number;
  leading: number;
  /** The font size in pixels below which a long word is divided rather than set smaller. */
  readable: number;
}

interface Fitted<T> {
  size: number;
  lines: T[][];
}

/**
 * Breaks a text into lines at the largest font size at which it fits into a box, and balances the lines. Each part of the text is a piece
 * followed by the smaller pieces into which it can be divided, which is done if it would be smaller than `box.readable` on one line.
 * Throws a RangeError if the text does not fit at the smallest size.
 */
export function fitLines<T extends Measured>(parts: readonly (readonly T[])[], box: Box, sizes: readonly number[]): Fitted<T> {
  const pieces = parts.flatMap(([piece, ...smaller]) => {
    if (!piece) return [];
    return piece.width * box.readable > box.width ? withSpaceAtEnd(smaller, piece.space) : [piece];
  });
  for (const size of sizes) {
    const maxWidth = box.width / size;
    const lines = breakLines(pieces, maxWidth);
    const height = (box.above + box.below + (lines.length - 1) * box.leading) * size;
    if (height <= box.height && lines.every((line) => widthOf(line) <= maxWidth))
      return { size, lines: balance(pieces, lines.length, maxWidth) };
  }
  throw new RangeError('The text is too long for its box, even at the smallest size.');
}

/** Returns the width of a line in em. */
export function widthOf(line: readonly Measured[]): number {
  return line.reduce((sum, { width, space }, index) => sum + width + (index < line.length - 1 ? space : 0), 0);
}

function breakLines<T extends Measured>(pieces: readonly T[], maxWidth: number): T[][] {
  const lines: T[][] = [[]];
  for (const piece of pieces) {
    const line = lines.at(-1) ?? [];
    if (line.length && widthOf([...line, piece]) > maxWidth) lines.push([piece]);
    else line.push(piece);
  }
  return lines;
}

/** Returns the same number of lines with the longest of them as short as possible. */
function balance<T extends Measured>(pieces: readonly T[], count: number, maxWidth: number): T[][] {
  let [tooShort, longEnough] = [0, maxWidth];
  while (longEnough - tooShort > 0.01) {
    const middle = (tooShort + longEnough) / 2;
    const lines = breakLines(pieces, middle);
    if (lines.length <= count && lines.every((line) => widthOf(line) <= middle)) longEnough = middle;
    else tooShort = middle;
  }
  return breakLines(pieces, longEnough);
}

function withSpaceAtEnd<T extends Measured>(pieces: readonly T[], space: number): T[] {
  return pieces.map((piece, index) => (index === pieces.length - 1 ? { ...piece, space } : piece));
}
