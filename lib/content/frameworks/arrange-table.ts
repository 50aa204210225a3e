import type { Locale } from '../../base/i18n/i18n';
import type { Facet, Framework } from '../model/frameworks';
import { type Cell, cellOf, differ, factText } from './facts';
import type { TableState } from './table-state';

/** A table of frameworks: a row for each facet, a column for each framework. */
export interface ArrangedTable {
  frameworks: Framework[];
  rows: { facet: Facet; cells: Cell[]; differs: boolean }[];
  /** The number of rows left out because all frameworks are the same there. */
  hidden: number;
}

interface TableSource {
  frameworks: readonly Framework[];
  facets: readonly Facet[];
  /** Decides which facts are stale, in milliseconds since 1970. */
  now: number;
  locale: Locale;
}

/** Arranges the frameworks and facets that a state names. `source` has all of them; the keys of the state must exist. */
export function arrangeTable(state: TableState, { frameworks, facets, now, locale }: TableSource): ArrangedTable {
  const chosen = state.frameworks.flatMap((key) => frameworks.filter((framework) => framework.key === key));
  const by = facets.find(({ key }) => key === state.sort);
  const columns = by
    ? sortBy(
        chosen.map((framework) => cellOf(framework, by, now)),
        state.dir,
        locale,
      )
    : chosen;
  const rows = facets
    .filter(({ key }) => state.show.includes(key))
    .map((facet) => {
      const cells = columns.map((framework) => cellOf(framework, facet, now));
      return { facet, cells, differs: differ(cells) };
    });
  const shown = state.onlyDifferences ? rows.filter(({ differs }) => differs) : rows;
  return { frameworks: columns, rows: shown, hidden: rows.length - shown.length };
}

/** Sorts by grade, date, or text in the order of the language. Missing facts come last in both directions; the sort is stable. */
function sortBy(cells: Cell[], dir: TableState['dir'], locale: Locale): Framework[] {
  const sign = dir === 'desc' ? -1 : 1;
  return cells
    .toSorted((a, b) => {
      if (!a.fact || !b.fact) return Number(!a.fact) - Number(!b.fact);
      if (a.fact.grade !== undefined && b.fact.grade !== undefined) return sign * (a.fact.grade - b.fact.grade);
      if (a.fact.date !== undefined && b.fact.date !== undefined) return sign * a.fact.date.localeCompare(b.fact.date);
      return sign * factText(locale, a.fact).localeCompare(factText(locale, b.fact), locale);
    })
    .map(({ framework }) => framework);
}
