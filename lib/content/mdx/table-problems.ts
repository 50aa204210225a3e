import type { Paragraph, Table, TableCell } from 'mdast';
import { visit } from 'unist-util-visit';
import { type ParsedBody, type Report, startOf } from './body-problem';

/** Reports tables whose rows have too many cells, and lines that should have been tables. */
export function findTableProblems({ tree, source }: ParsedBody, report: Report): void {
  visit(tree, (node) => {
    if (node.type === 'table') checkCells(node, report);
    if (node.type === 'paragraph') checkLines(node, source, report);
  });
}

function checkCells({ children: rows, align }: Table, report: Report): void {
  const columns = align?.length ?? rows[0]?.children.length ?? 0;
  for (const { children: cells } of rows) {
    const [split, ...others] = cells.filter(hasBacktick);
    const lost = cells.slice(columns).find(({ children }) => children.length > 0);
    if (split && others.length)
      report(startOf(split), 'a "|" in code ends the cell of a table', 'Write \\| for a bar that readers should see, in code as well.');
    else if (lost)
      report(
        startOf(lost),
        `this row has ${cells.length} cells, the first row ${columns}: readers would not see the rest`,
        'Delete the cell, or add a column to the first row and to the hyphens. Write \\| for a bar that readers should see.',
      );
  }
}

/** Whether a cell contains a backtick whose counterpart is in another cell. */
function hasBacktick({ children }: TableCell): boolean {
  return children.some((child) => child.type === 'text' && child.value.includes('`'));
}

/** Reports a line such as `|---|---|` in a paragraph: it was meant as a table. */
function checkLines({ position }: Paragraph, source: string, report: Report): void {
  if (!position) return;
  const lines = source.slice(position.start.offset, position.end.offset).split('\n');
  const index = lines.findIndex((line) => /^(?=[^|]*\|)(?=[^-]*-[^-]*-)[\s>|:-]+$/.test(line));
  if (index < 0) return;
  report(
    { line: position.start.line + index, column: 1 },
    'this row of hyphens does not form a table',
    'The line above must name the columns, and this row must have hyphens for each of them: | A | B |, then |---|---|.',
  );
}
