import type { ReactNode } from 'react';
import { BrowserScript } from '@/components/site/browser-assets';
import { dictionary, type Locale, localePath } from '@/lib/base/i18n/i18n';
import type { ArrangedTable } from '@/lib/content/frameworks/arrange-table';
import type { TableState } from '@/lib/content/frameworks/table-state';
import type { Facet } from '@/lib/content/model/frameworks';
import { FactCell } from './fact-cell';
import { TableLegend } from './table-legend';

interface FrameworkTableProps {
  locale: Locale;
  table: ArrangedTable;
  caption: string;
  /** The facet by which the frameworks are sorted, and the direction. */
  sorted?: Pick<TableState, 'sort' | 'dir'>;
  /** Returns the content of a facet's header. Default: its label. */
  headerOf?: (facet: Facet) => ReactNode;
}

/**
 * A table with a column for each framework and a row for each facet. On a phone, `framework-table.css` shows two columns and each facet
 * above its cells; the explicit roles keep it a table for screen readers despite that layout.
 */
export function FrameworkTable({ locale, table, caption, sorted, headerOf }: FrameworkTableProps) {
  const words = dictionary(locale).frameworks;
  const { frameworks, rows } = table;
  return (
    <stale-facts className="block" suppressHydrationWarning>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard (WCAG 2.1.1). */}
      <section className="table-region framework-region" aria-label={caption} tabIndex={0}>
        <table {...role('table')}>
          <caption>{caption}</caption>
          <thead {...role('rowgroup')}>
            <tr {...role('row')}>
              <td {...role('cell')} />
              {frameworks.map(({ key, name }, column) => (
                <th key={key} scope="col" {...role('columnheader')} {...shownOnPhones(column)}>
                  <a href={localePath(locale, `/frameworks/${key}`)}>{name}</a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody {...role('rowgroup')}>
            {rows.map(({ facet, cells }) => (
              <tr key={facet.key} {...role('row')}>
                <th scope="row" {...role('rowheader')} aria-sort={facet.key === sorted?.sort ? ariaSort[sorted.dir] : undefined}>
                  {headerOf?.(facet) ?? facet.label[locale]}
                </th>
                {cells.map((cell, column) => (
                  <td key={cell.framework.key} {...role('cell')} {...shownOnPhones(column)}>
                    <FactCell locale={locale} cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <TableLegend words={words} cells={rows.flatMap(({ cells }) => cells)} />
      <BrowserScript name="stale-facts" />
    </stale-facts>
  );
}

const ariaSort = { asc: 'ascending', desc: 'descending' } as const;

function role(name: 'table' | 'rowgroup' | 'row' | 'cell' | 'columnheader' | 'rowheader') {
  return { role: name };
}

/** A phone has room for two columns; `framework-table.browser.ts` lets the reader select others. */
function shownOnPhones(column: number) {
  return column < 2 ? { 'data-shown': '' } : {};
}
