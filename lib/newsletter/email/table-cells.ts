import type { Element, ElementContent } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

export interface TableCell {
  content: ElementContent[];
  /** Whether it names its row or column. */
  isHead: boolean;
  /** Whether its words stand at the right, as numbers do. */
  isRight: boolean;
}

export interface TableRow {
  cells: TableCell[];
  /** Whether all of its cells name columns. */
  isHead: boolean;
  /** Whether it only names the rows below it. */
  isGroup: boolean;
}

const nothing: TableCell = { content: [], isHead: false, isRight: true };

/** No table of ours is wider or higher: what a `colspan` asks for beyond it is a mistake. */
const longestSpan = 100;

/**
 * The rows of a table, every cell at its own column: one that reaches over several rows stands in each of them, one over several columns
 * in the first. All rows are as long as the longest.
 */
export function cellsOf(table: Element): TableRow[] {
  const rows: TableRow[] = [];
  // By column: a cell from above, and for how many rows more it stands there.
  let above: { cell: TableCell; rows: number }[] = [];
  visit(table, 'element', (row: Element) => {
    if (row !== table && row.tagName === 'table') return SKIP;
    if (row.tagName !== 'tr') return undefined;
    const next: typeof above = [];
    const cells: TableCell[] = [];
    const own = row.children.filter((child): child is Element => child.type === 'element' && /^t[dh]$/.test(child.tagName));
    const fillFromAbove = () => {
      for (let from = above[cells.length]; from && from.rows > 0; from = above[cells.length]) {
        next[cells.length] = { cell: from.cell, rows: from.rows - 1 };
        cells.push(from.cell);
      }
    };
    for (const element of own) {
      fillFromAbove();
      const cell = cellOf(element);
      const rowSpan = spanOf(element.properties.rowSpan);
      for (let column = 0; column < spanOf(element.properties.colSpan); column++) {
        const here = column === 0 ? cell : nothing;
        if (rowSpan > 1) next[cells.length] = { cell: here, rows: rowSpan - 1 };
        cells.push(here);
      }
    }
    fillFromAbove();
    above = next;
    const isGroup = own.length === 1 && own[0]?.properties.scope === 'rowgroup';
    const isHead = !isGroup && own.length > 0 && own.every(({ tagName }) => tagName === 'th') && rows.every((row) => row.isHead);
    if (cells.length) rows.push({ cells, isHead, isGroup });
    return undefined;
  });
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  for (const { cells } of rows) while (cells.length < width) cells.push(nothing);
  return rows;
}

function cellOf({ tagName, properties: { align, style }, children }: Element): TableCell {
  return { content: children, isHead: tagName === 'th', isRight: align === 'right' || /text-align:\s*right/.test(String(style ?? '')) };
}

function spanOf(value: unknown): number {
  return Math.min(longestSpan, Math.max(1, Math.floor(Number(value)) || 1));
}
