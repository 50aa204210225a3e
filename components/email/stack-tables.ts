import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import stringWidth from 'string-width';
import { SKIP, visit } from 'unist-util-visit';
import { type Locale, languageOf } from '@/lib/base/i18n/languages';

/** What a phone of 320 pixels leaves to a table, and what a letter of it and the space between two columns take, in pixels. */
const narrowest = 250;
const letter = 7;
const gap = 12;

/** A cell with more lines than this says too much for its column. */
const mostLines = 4;

/**
 * Makes two columns of a table that no phone holds: a group of rows for each of its rows, in it the name of each column and what stands
 * there. It is done for all readers, since half of the mail programs would not do it by a style sheet.
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

/** Whether it has names of columns, at least three of them, and no cell that reaches over several. */
function isGrid([head = [], ...rows]: Element[][]): boolean {
  const isWhole = (row: Element[]) =>
    row.length === head.length && row.every(({ properties }) => !properties.colSpan && !properties.rowSpan);
  return head.length > 2 && rows.length > 0 && rows.every(isWhole);
}

function fits([head = [], ...rows]: Element[][]): boolean {
  const widths = head.map((_, column) => {
    const texts = [head, ...rows].map((row) => row[column]).map((cell) => (cell ? textOf(cell).trim() : ''));
    return Math.max(...texts.map((text) => Math.max(longestWordIn(text), Math.ceil(stringWidth(text) / mostLines))));
  });
  return widths.reduce((sum, width) => sum + width * letter + gap, 0) <= narrowest;
}

/** In columns of a letter; a Chinese character is a word of two. */
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
