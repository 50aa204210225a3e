import type { Element } from 'hast';
import stringWidth from 'string-width';
import { visit } from 'unist-util-visit';
import { inlineTextOf, textOf, type WriteAddress } from './inline-text';
import { cellsOf, type TableCell, type TableRow } from './table-cells';
import { type Run, wrapText } from './wrap-text';

const gap = '  ';

/**
 * A table of data as blocks of text: its caption, then its columns side by side where they fit into the width, links as numbers that are
 * explained below; else each row as lines of `heading: value`. Rows that have a name together stand below it.
 */
export function tableToText(table: Element, width: number): string[] {
  const rows = cellsOf(table).filter(({ cells }) => cells.some(({ content }) => textOf(inlineTextOf(content))));
  const caption: string[] = [];
  visit(table, 'element', ({ tagName, children }: Element) => {
    if (tagName === 'caption') caption.push(wrapText(inlineTextOf(children), width).join('\n'));
  });
  const blocks = rows.some(({ isGroup }) => isGroup) ? inGroups(rows, width) : (sideBySide(rows, width) ?? oneBelowAnother(rows, width));
  return [...caption.filter(Boolean), ...blocks];
}

/** A block for each group: its name, and its rows as lines of `heading: value`. */
function inGroups(rows: readonly TableRow[], width: number): string[] {
  const groups: string[][] = [[]];
  for (const { cells, isGroup } of rows) {
    const [first, ...others] = cells;
    if (isGroup) groups.push(wrapText(inlineTextOf(first?.content ?? []), width));
    else if (first?.isHead) groups.at(-1)?.push(...others.flatMap((cell) => cellBelow(cell, headingOf([first]), width)));
    else groups.at(-1)?.push(...cells.flatMap((cell) => cellBelow(cell, [], width)));
  }
  return groups.map((lines) => lines.join('\n')).filter(Boolean);
}

/** Undefined where the columns do not fit. */
function sideBySide(rows: readonly TableRow[], width: number): string[] | undefined {
  const addresses: string[] = [];
  const writeNumber: WriteAddress = (address) => {
    if (!addresses.includes(address)) addresses.push(address);
    return { text: `[${addresses.indexOf(address) + 1}]`, isWhole: true };
  };
  const texts = rows.map(({ cells }) => cells.map((cell) => wordsOf(cell, writeNumber)));
  const columns = columnsOf(rows).map((index) => ({
    index,
    width: Math.max(0, ...texts.map((row) => stringWidth(row[index] ?? ''))),
    isRight: rows.every(({ cells, isHead }) => isHead || (cells[index]?.isRight ?? true)),
  }));
  if (columns.reduce((sum, column) => sum + column.width, gap.length * (columns.length - 1)) > width) return undefined;

  const lines = texts.map((row) =>
    columns
      .map((column) => padded(row[column.index] ?? '', column))
      .join(gap)
      .trimEnd(),
  );
  const headEnd = rows.filter(({ isHead }) => isHead).length;
  if (headEnd)
    lines.splice(
      headEnd,
      0,
      columns
        .map((column) => '-'.repeat(column.width))
        .join(gap)
        .trimEnd(),
    );
  const notes = addresses.map((address, index) => `[${index + 1}] ${address}`);
  return [lines.join('\n'), notes.join('\n')].filter(Boolean);
}

function oneBelowAnother(rows: readonly TableRow[], width: number): string[] {
  const heads = rows.filter(({ isHead }) => isHead);
  const bodies = rows.filter(({ isHead }) => !isHead);
  // A table of nothing but headings has them as its words.
  if (!bodies.length) return heads.flatMap(({ cells }) => cells.map(({ content }) => wrapText(inlineTextOf(content), width).join('\n')));
  const headings = columnsOf(rows).map((index) => headingOf(heads.flatMap(({ cells }) => cells[index] ?? [])));
  return bodies
    .map(({ cells }) => cells.flatMap((cell, index) => cellBelow(cell, headings[index] ?? [], width)).join('\n'))
    .filter(Boolean);
}

function headingOf(cells: readonly TableCell[]): Run[] {
  const heading = cells.flatMap(({ content }) => [...inlineTextOf(content), { text: ' ' }]);
  return textOf(heading) ? [...heading.slice(0, -1), { text: ': ' }] : [];
}

/** What a cell says, behind the heading of its column. One that names the row stands before the others and needs none. */
function cellBelow({ content, isHead }: TableCell, heading: readonly Run[], width: number): string[] {
  const value = inlineTextOf(content);
  const isEmpty = textOf(value) === '';
  if (isHead && !isEmpty) return wrapText(value, width);
  if (isEmpty && !heading.length) return [];
  const lines = wrapText([...heading, ...(isEmpty ? [{ text: '–' }] : value)], width - 2 * gap.length);
  return lines.map((line, index) => `${index === 0 ? gap : gap + gap}${line}`);
}

function columnsOf(rows: readonly TableRow[]): number[] {
  return Array.from({ length: rows[0]?.cells.length ?? 0 }, (_, index) => index);
}

/** A cell in one line. */
function wordsOf({ content }: TableCell, writeAddress: WriteAddress): string {
  return textOf(inlineTextOf(content, writeAddress)).replace(/\s+/g, ' ');
}

function padded(text: string, { width, isRight }: { width: number; isRight: boolean }): string {
  const space = ' '.repeat(width - stringWidth(text));
  return isRight ? space + text : text + space;
}
