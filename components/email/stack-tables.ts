import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import stringWidth from 'string-width';
import { SKIP, visit } from 'unist-util-visit';
import { type Locale, languageOf } from '@/lib/base/i18n/languages';

/** The width of a table on a phone of 320 pixels, of a letter, and of the gap between two columns, in pixels. */
const phoneWidth = 250;
const letterWidth = 7;
const gap = 12;

/** A column is too narrow when a cell needs more lines than this. */
const maxLines = 4;

/**
 * Turns tables that are too wide for a phone into two columns: each row becomes a group of rows with the column's heading and its cell. Done
 * for all screens, since half of the email clients do not support it in a style sheet.
 */
export function stackTables(locale: Locale) {
  return (tree: Root) => {
    visit(tree, 'element', (table: Element) => {
      if (table.tagName !== 'table') return undefined;
      const [head, ...rows] = rowsOf(table);
      if (head && !fits([head, ...rows]) && isGrid([head, ...rows])) stack(table, head, rows, locale);
      return SKIP;
    });
  };
}

function rowsOf(table: Element): Element[][] {
  const rows: Element[][] = [];
  visit(table, 'element', ({ tagName, children }: Element) => {
    if (tagName === 'tr') rows.push(children.filter((child) => child.type === 'element'));
  });
  return rows;
}

/** Returns whether a table has a heading row, at least three columns, and no cell that spans several. */
function isGrid([head = [], ...rows]: Element[][]): boolean {
  const isComplete = (row: Element[]) =>
    row.length === head.length && row.every(({ properties }) => !properties.colSpan && !properties.rowSpan);
  return head.length > 2 && rows.length > 0 && rows.every(isComplete);
}

function fits([head = [], ...rows]: Element[][]): boolean {
  const widths = head.map((_, column) => {
    const texts = [head, ...rows].map((row) => row[column]).map((cell) => (cell ? textOf(cell).trim() : ''));
    return Math.max(...texts.map((text) => Math.max(longestWordIn(text), Math.ceil(stringWidth(text) / maxLines))));
  });
  return widths.reduce((sum, width) => sum + width * letterWidth + gap, 0) <= phoneWidth;
}

/** Returns the width of the longest word in letters. A Chinese character is a word of width two. */
function longestWordIn(text: string): number {
  const words = text.split(/[\s/-]+|(?=[\u3000-\u9fff\uff00-\uffef])|(?<=[\u3000-\u9fff\uff00-\uffef])/);
  return Math.max(0, ...words.map((word) => stringWidth(word)));
}

function stack(table: Element, head: Element[], rows: Element[][], locale: Locale): void {
  const [corner, ...names] = head;
  const colon = languageOf(locale).isCjk ? '：' : ': ';
  const groups = rows.map(([name, ...cells]) => {
    const label = corner && textOf(corner).trim() ? [...corner.children, text(colon)] : [];
    const title = element('th', { scope: 'rowgroup', colSpan: 2 }, [...label, ...(name?.children ?? [])]);
    const lines = cells.map((cell, index) => {
      const { align: _, ...properties } = cell.properties;
      return element('tr', {}, [element('th', { scope: 'row' }, names[index]?.children ?? []), { ...cell, properties }]);
    });
    return element('tbody', {}, name && textOf(name).trim() ? [element('tr', {}, [title]), ...lines] : lines);
  });
  table.children = [...table.children.filter((child) => child.type === 'element' && child.tagName === 'caption'), ...groups];
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children: structuredClone(children) };
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}
