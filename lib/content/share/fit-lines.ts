/** A length that no line break divides, in em; `space` follows it unless a line ends there. */
interface Measured {
  width: number;
  space: number;
}

interface Box {
  /** In pixels, as all else here. */
  width: number;
  height: number;
  /** What a line needs above its baseline and below it, and the way from one baseline to the next: times the font's size. */
  above: number;
  below: number;
  leading: number;
  /** The smallest size that is worth keeping a long word in one line. */
  readable: number;
}

interface Fitted<T> {
  size: number;
  lines: T[][];
}

/**
 * Breaks a text into lines at the largest size at which it fits a box, whole, its lines as equal in length as may be. Each
 * part of the text is a piece, followed by the smaller pieces in which it may be divided: that is done to one that a line
 * could hold only in letters smaller than `box.readable`. Throws where even the smallest size is too large.
 */
export function fitLines<T extends Measured>(parts: readonly (readonly T[])[], box: Box, sizes: readonly number[]): Fitted<T> {
  const pieces = parts.flatMap(([piece, ...smaller]) => {
    if (!piece) return [];
    return piece.width * box.readable > box.width ? spaced(smaller, piece.space) : [piece];
  });
  for (const size of sizes) {
    const longest = box.width / size;
    const lines = breakLines(pieces, longest);
    const height = (box.above + box.below + (lines.length - 1) * box.leading) * size;
    if (height <= box.height && lines.every((line) => widthOf(line) <= longest))
      return { size, lines: balance(pieces, lines.length, longest) };
  }
  throw new RangeError('The text is too long for its box, even at the smallest size.');
}

/** How long a line is, in em. */
export function widthOf(line: readonly Measured[]): number {
  return line.reduce((sum, { width, space }, index) => sum + width + (index < line.length - 1 ? space : 0), 0);
}

function breakLines<T extends Measured>(pieces: readonly T[], longest: number): T[][] {
  const lines: T[][] = [[]];
  for (const piece of pieces) {
    const line = lines.at(-1) ?? [];
    if (line.length && widthOf([...line, piece]) > longest) lines.push([piece]);
    else line.push(piece);
  }
  return lines;
}

/** The same number of lines, the longest of them as short as may be. */
function balance<T extends Measured>(pieces: readonly T[], count: number, longest: number): T[][] {
  let [short, long] = [0, longest];
  while (long - short > 0.01) {
    const middle = (short + long) / 2;
    const lines = breakLines(pieces, middle);
    if (lines.length <= count && lines.every((line) => widthOf(line) <= middle)) long = middle;
    else short = middle;
  }
  return breakLines(pieces, long);
}

/** The space after a piece follows the last of its parts. */
function spaced<T extends Measured>(smaller: readonly T[], space: number): T[] {
  return smaller.map((piece, index) => (index === smaller.length - 1 ? { ...piece, space } : piece));
}
