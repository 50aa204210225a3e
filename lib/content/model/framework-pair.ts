import type { Locale } from '../../base/i18n/i18n';
import type { ArrangedTable } from '../frameworks/arrange-table';
import type { Cell } from '../frameworks/facts';
import { readPair } from '../frameworks/pairs';
import { statedBy } from './framework-profile';
import { tableOfKeys } from './framework-tables';
import { type Framework, listFrameworks, listMainFrameworks } from './frameworks';

/** Everything that the comparison of two frameworks shows. */
export interface FrameworkPair {
  pair: [Framework, Framework];
  /** The facets in which they differ, and the others. */
  differences: ArrangedTable;
  same: ArrangedTable;
  /** The facts that changed after a post stated them. */
  changed: Cell[];
  /** Frameworks of the same roles and main frameworks, without these two. */
  others: Framework[];
}

/** Returns the comparison `a-vs-b` in the order of its page; undefined for other keys and the reverse order. */
export function frameworkPair(locale: Locale, key: string): FrameworkPair | undefined {
  const found = readPair(key, listFrameworks());
  if (found.kind !== 'pair') return undefined;
  const { pair } = found;
  const table = tableOfKeys(locale, { frameworks: pair.map(({ key }) => key), show: statedBy(pair) });
  return {
    pair,
    differences: { ...table, rows: table.rows.filter(({ differs }) => differs) },
    same: { ...table, rows: table.rows.filter(({ differs }) => !differs) },
    changed: table.rows.flatMap(({ cells }) => cells.filter(({ fact }) => fact?.before)),
    others: othersFor(pair),
  };
}

function othersFor(pair: Framework[]): Framework[] {
  const roles = pair.map(({ role }) => role);
  const related = listFrameworks().filter(({ role }) => roles.includes(role));
  return [...new Set([...related, ...listMainFrameworks()])].filter((framework) => !pair.includes(framework));
}
