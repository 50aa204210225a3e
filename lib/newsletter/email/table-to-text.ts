import type { Element } from 'hast';
import stringWidth from 'string-width';
import { visit } from 'unist-util-visit';
import { type FormatUrl, inlineText, plainText } from './inline-text';
import { type TableCell, type TableRow, tableRows } from './table-cells';
import { type TextRun, wrapText } from './wrap-text';

const gap = '  ';

/**
 * Returns a data table as blocks of text: its caption, then its columns side by side if they fit into `width`, with numbered links and
 * their URLs below; otherwise each row as lines of `header: value`. Groups of rows are always such lines, below the name of the group.
 */
export function tableToText(table: Element, width: number): string[] {
  const rows = tableRows(table).filter(({ cells }) => cells.some(({ content }) => plainText(inlineText(content))));
  const caption: string[] = [];
  visit(table, 'element', ({ tagName, children }: Element) => {
    if (tagName === 'caption') caption.push(wrapText(inlineText(children), width).join('\n'));
  });
  const blocks = rows.some((row) => row.isGroupHeader) ? groupBlocks(rows, width) : (columnBlocks(rows, width) ?? rowBlocks(rows, width));
  return [...caption.filter(Boolean), ...blocks];
}

function groupBlocks(rows: readonly TableRow[], width: number): string[] {
  const groups: string[][] = [[]];
  for (const { cells, isGroupHeader } of rows) {
    const [first, ...others] = cells;
    if (isGroupHeader) groups.push(wrapText(inlineText(first?.content ?? []), width));
    else if (first?.isHeader) groups.at(-1)?.push(...others.flatMap((cell) => cellLines(cell, headerLabel([first]), width)));
    else groups.at(-1)?.push(...cells.flatMap((cell) => cellLines(cell, [], width)));
  }
  return groups.map((lines) => lines.join('\n')).filter(Boolean);
}

/** Returns undefined if the columns do not fit into `width`. */
function columnBlocks(rows: readonly TableRow[], width: number): string[] | undefined {
  const urls: string[] = [];
  const numberUrl: FormatUrl = (url) => {
    if (!urls.includes(url)) urls.push(url);
    return { text: `[${urls.indexOf(url) + 1}]`, isUnbreakable: true };
  };
  const texts = rows.map(({ cells }) => cells.map(({ content }) => plainText(inlineText(content, numberUrl)).replace(/\s+/g, ' ')));
  const columns = columnIndexes(rows).map((index) => ({
    index,
    width: Math.max(0, ...texts.map((row) => stringWidth(row[index] ?? ''))),
    isRightAligned: rows.every(({ cells, isHeader }) => isHeader || (cells[index]?.isRightAligned ?? true)),
  }));
  if (columns.reduce((sum, column) => sum + column.width, gap.length * (columns.length - 1)) > width) return undefined;

  const joined = (cells: string[]) => cells.join(gap).trimEnd();
  const lines = texts.map((row) => joined(columns.map((column) => pad(row[column.index] ?? '', column))));
  const headerRows = rows.filter(({ isHeader }) => isHeader).length;
  if (headerRows) lines.splice(headerRows, 0, joined(columns.map((column) => '-'.repeat(column.width))));
  const notes = urls.map((url, index) => `[${index + 1}] ${url}`);
  return [lines.join('\n'), notes.join('\n')].filter(Boolean);
}

function rowBlocks(rows: readonly TableRow[], width: number): string[] {
  const headers = rows.filter(({ isHeader }) => isHeader);
  const body = rows.filter(({ isHeader }) => !isHeader);
  if (!body.length) return headers.flatMap(({ cells }) => cells.map(({ content }) => wrapText(inlineText(content), width).join('\n')));
  const labels = columnIndexes(rows).map((index) => headerLabel(headers.flatMap(({ cells }) => cells[index] ?? [])));
  return body.map(({ cells }) => cells.flatMap((cell, index) => cellLines(cell, labels[index] ?? [], width)).join('\n')).filter(Boolean);
}

/** Returns the header of a column or row with a colon; empty if it has no text. */
function headerLabel(cells: readonly TableCell[]): TextRun[] {
  const label = cells.flatMap(({ content }) => [...inlineText(content), { text: ' ' }]);
  return plainText(label) ? [...label.slice(0, -1), { text: ': ' }] : [];
}

/** Returns the lines of a cell after its label, indented; the header of a row without label and indent. */
function cellLines({ content, isHeader }: TableCell, label: readonly TextRun[], width: number): string[] {
  const value = inlineText(content);
  const isEmpty = plainText(value) === '';
  if (isHeader && !isEmpty) return wrapText(value, width);
  if (isEmpty && !label.length) return [];
  const lines = wrapText([...label, ...(isEmpty ? [{ text: '–' }] : value)], width - 2 * gap.length);
  return lines.map((line, index) => `${index === 0 ? gap : gap + gap}${line}`);
}

function columnIndexes(rows: readonly TableRow[]): number[] {
  return Array.from({ length: rows[0]?.cells.length ?? 0 }, (_, index) => index);
}

function pad(text: string, { width, isRightAligned }: { width: number; isRightAligned: boolean }): string {
  const spaces = ' '.repeat(width - stringWidth(text));
  return isRightAligned ? spaces + text : text + spaces;
}
