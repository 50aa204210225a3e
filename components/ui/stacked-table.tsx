import type { ReactNode } from 'react';

interface StackedTableProps {
  caption: string;
  columns: [header: string, ...rest: string[]];
  rows: { key: string; header: ReactNode; cells: ReactNode[] }[];
}

/**
 * A table of long texts. On a phone, `stacked-table.css` puts the cells of a row below each other, each with the label of its column;
 * the explicit roles keep it a table for screen readers despite that layout.
 */
export function StackedTable({ caption, columns, rows }: StackedTableProps) {
  const [, ...labels] = columns;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard (WCAG 2.1.1).
    <section className="table-region stacked-table mt-3" aria-label={caption} tabIndex={0}>
      <table {...role('table')}>
        <caption>{caption}</caption>
        <thead {...role('rowgroup')}>
          <tr {...role('row')}>
            {columns.map((label) => (
              <th key={label} scope="col" {...role('columnheader')}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...role('rowgroup')}>
          {rows.map(({ key, header, cells }) => (
            <tr key={key} {...role('row')}>
              <th scope="row" {...role('rowheader')}>
                {header}
              </th>
              {labels.map((label, index) => (
                <td key={label} data-label={label} {...role('cell')}>
                  {cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function role(name: 'table' | 'rowgroup' | 'row' | 'cell' | 'columnheader' | 'rowheader') {
  return { role: name };
}
