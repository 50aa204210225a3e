import stringWidth from 'string-width';
import { showControls } from './diagnostic';

/** The most columns of a terminal that a line of a file takes: a paragraph is often one line of thousands. */
const maxWidth = 100;
const tab = '    ';

/**
 * A line of a file and below it a caret at one of its columns, for a terminal: wide characters (UAX #11) take two of its
 * cells, a tab four, and of a long line only what is near the caret is shown. `column` counts UTF-16 units from 1. Gives
 * undefined for a line on which there is nothing to see.
 */
export function excerptOf(line: string, column: number): string | undefined {
  if (line.trim() === '') return undefined;
  const before = show(line.slice(0, column - 1));
  const after = show(line.slice(column - 1));
  const left = endOf(before, maxWidth / 2);
  const right = startOf(after, maxWidth - widthOf(left));
  const start = left === before ? left : `…${left}`;
  return `    ${start}${right}${right === after ? '' : '…'}\n    ${' '.repeat(widthOf(start))}^`;
}

function show(text: string): string {
  return showControls(text.replaceAll('\t', tab));
}

// East Asian punctuation such as “ is narrow in most terminals, as `string-width` takes it to be.
function widthOf(text: string): number {
  return stringWidth(text);
}

function startOf(text: string, width: number): string {
  return fill(graphemes(text), width).join('');
}

function endOf(text: string, width: number): string {
  return fill(graphemes(text).reverse(), width).reverse().join('');
}

/** As many of the parts, from the first, as fit into a width. */
function fill(parts: string[], width: number): string[] {
  let rest = width;
  const end = parts.findIndex((part) => {
    rest -= widthOf(part);
    return rest < 0;
  });
  return end < 0 ? parts : parts.slice(0, end);
}

/** What a reader takes for one character, so that none is cut in two. */
function graphemes(text: string): string[] {
  return Array.from(new Intl.Segmenter('en').segment(text), ({ segment }) => segment);
}
