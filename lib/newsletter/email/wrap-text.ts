import LineBreaker from 'linebreak';
import stringWidth from 'string-width';

/** A part of a text. */
export interface TextRun {
  text: string;
  /** Whether no line may end within it, as within a URL. */
  isUnbreakable?: boolean;
}

/**
 * Breaks a text into lines of at most `width` columns; a Chinese character is two columns wide. Lines end where UAX #14 allows it: between
 * words and between Chinese characters, but not before `。` or after `（`. A part that is wider than a line and cannot be divided gets a line
 * of its own. Line feeds in the text are kept.
 */
export function wrapText(runs: readonly TextRun[], width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let lineWidth = 0;
  const endLine = () => {
    lines.push(line);
    line = '';
    lineWidth = 0;
  };
  for (const { text, endsLine } of breakableParts(runs)) {
    if (line && lineWidth + stringWidth(text.trimEnd()) > width) endLine();
    line += text;
    lineWidth += stringWidth(text);
    if (endsLine) endLine();
  }
  if (line) endLine();
  // Lines are final now, so no-break spaces are no longer needed; some programs handle them badly.
  return lines.map((each) => each.replaceAll('\u00a0', ' ').trim());
}

/** Returns the parts between which a line may end, each with the space after it. */
function breakableParts(runs: readonly TextRun[]): { text: string; endsLine: boolean }[] {
  const text = runs.map((run) => run.text).join('');
  const forbidden = unbreakablePositions(runs);
  const breaker = new LineBreaker(text);
  const parts: { text: string; endsLine: boolean }[] = [];
  let start = 0;
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    if (forbidden.has(next.position)) continue;
    parts.push({ text: text.slice(start, next.position), endsLine: next.required });
    start = next.position;
  }
  return parts;
}

function unbreakablePositions(runs: readonly TextRun[]): Set<number> {
  const positions = new Set<number>();
  let end = 0;
  for (const { text, isUnbreakable } of runs) {
    if (isUnbreakable) for (let position = end + 1; position < end + text.length; position++) positions.add(position);
    end += text.length;
  }
  return positions;
}
