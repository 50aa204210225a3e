import type { Element, ElementContent } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

export interface TableCell {
  content: ElementContent[];
  /** Whether it is the header of its row or column. */
  isHeader: boolean;
  isRightAligned: boolean;
}

export interface TableRow {
  cells: TableCell[];
  /** Whether all cells are headers of columns. */
  isHeader: boolean;
  /** Whether the row is only the header of the group of rows below it. */
  isGroupHeader: boolean;
}

const emptyCell: TableCell = { content: [], isHeader: false, isRightAligned: true };

/** A larger `colspan` or `rowspan` is a mistake, and would use up memory. */
const maxSpan = 100;

/**
 * Returns the rows of a table with each cell at its column. A cell that spans rows is in each of them; one that spans columns is in the
 * first and followed by empty cells. All rows have the same length.
 */
export function tableRows(table: Element): TableRow[] {
  const rows: TableRow[] = [];
  // By column: the cell of an earlier row that spans this one, and the number of rows that it still spans.
  let spanning: { cell: TableCell; rows: number }[] = [];
  visit(table, 'element', (row: Element) => {
    if (row !== table && row.tagName === 'table') return SKIP;
    if (row.tagName !== 'tr') return undefined;
    const next: typeof spanning = [];
    const cells: TableCell[] = [];
    const own = row.children.filter((child): child is Element => child.type === 'element' && /^t[dh]$/.test(child.tagName));
    const addSpanning = () => {
      for (let above = spanning[cells.length]; above && above.rows > 0; above = spanning[cells.length]) {
        next[cells.length] = { cell: above.cell, rows: above.rows - 1 };
        cells.push(above.cell);
      }
    };
    for (const element of own) {
      addSpanning();
      const rowSpan = readSpan(element.properties.rowSpan);
      for (let column = 0; column < readSpan(element.properties.colSpan); column++) {
        const cell = column === 0 ? readCell(element) : emptyCell;
        if (rowSpan > 1) next[cells.length] = { cell, rows: rowSpan - 1 };
        cells.push(cell);
      }
    }
    addSpanning();
    spanning = next;
    const isGroupHeader = own.length === 1 && own[0]?.properties.scope === 'rowgroup';
    const isHeader = !isGroupHeader && own.length > 0 && own.every(({ tagName }) => tagName === 'th') && rows.every((row) => row.isHeader);
    if (cells.length) rows.push({ cells, isHeader, isGroupHeader });
    return undefined;
  });
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  for (const { cells } of rows) while (cells.length < width) cells.push(emptyCell);
  return rows;
}

function readCell({ tagName, properties: { align, style }, children }: Element): TableCell {
  const isRightAligned = align === 'right' || /text-align:\s*right/.test(String(style ?? ''));
  return { content: children, isHeader: tagName === 'th', isRightAligned };
}

function readSpan(value: unknown): number {
  return Math.min(maxSpan, Math.max(1, Math.floor(Number(value)) || 1));
}
