import LineBreaker from 'linebreak';
import stringWidth from 'string-width';

/** A stretch of a text. No line ends within a whole one, such as an address. */
export interface Run {
  text: string;
  isWhole?: boolean;
}

/**
 * Breaks a text into lines of at most `width` columns, a Chinese character being two wide. A line ends where Unicode lets it (UAX #14):
 * between words and Chinese characters, but before no `。` or `、` and after no `（`. What cannot be divided and is wider has a line
 * of its own. A line feed in the text ends a line in any case.
 */
export function wrapText(runs: readonly Run[], width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const { text, endsLine } of piecesOf(runs)) {
    if (line && stringWidth((line + text).trimEnd()) > width) {
      lines.push(line);
      line = '';
    }
    line += text;
    if (!endsLine) continue;
    lines.push(line);
    line = '';
  }
  if (line) lines.push(line);
  // A space that does not break has done its work; in a plain text it would only puzzle programs.
  return lines.map((each) => each.replaceAll('\u00a0', ' ').trim());
}

/** The parts between which a line may end, each with the space after it. */
function piecesOf(runs: readonly Run[]): { text: string; endsLine: boolean }[] {
  const text = runs.map((run) => run.text).join('');
  const insides = positionsInside(runs);
  const breaker = new LineBreaker(text);
  const pieces: { text: string; endsLine: boolean }[] = [];
  let start = 0;
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    if (insides.has(next.position)) continue;
    pieces.push({ text: text.slice(start, next.position), endsLine: next.required });
    start = next.position;
  }
  return pieces;
}

function positionsInside(runs: readonly Run[]): Set<number> {
  const insides = new Set<number>();
  let end = 0;
  for (const { text, isWhole } of runs) {
    if (isWhole) for (let position = end + 1; position < end + text.length; position++) insides.add(position);
    end += text.length;
  }
  return insides;
}
