import { env } from '../../base/env/env';
import type { Locale } from '../../base/i18n/i18n';
import { type ArrangedTable, arrangeTable } from '../frameworks/arrange-table';
import { isStale } from '../frameworks/fact-age';
import { readTableState, type TableChoices, type TableState } from '../frameworks/table-state';
import { listFacets, listFrameworks, listMainFrameworks } from './frameworks';

/** What an address of `/frameworks` may name: every framework and facet; without any, the main frameworks in all facets. */
export function tableChoices(): TableChoices {
  const facets = listFacets().map(({ key }) => key);
  return {
    frameworks: listFrameworks().map(({ key }) => key),
    facets,
    defaults: { frameworks: listMainFrameworks().map(({ key }) => key), show: facets },
  };
}

/** The comparison that a state asks for, as of now. */
export function tableOf(locale: Locale, state: TableState): ArrangedTable {
  return arrangeTable(state, { locale, frameworks: listFrameworks(), facets: listFacets(), now: env.now });
}

/** The table of these frameworks in these facets, all where none are named. */
export function tableOfKeys(locale: Locale, { frameworks, show }: { frameworks: string[]; show?: string[] }): ArrangedTable {
  const choices = tableChoices();
  const { state } = readTableState(new URLSearchParams({ frameworks: frameworks.join(), show: show?.join() ?? '' }), choices);
  return tableOf(locale, state);
}

/** Everything that pages show of frameworks, and which facts are stale by now: while it stays, so do those pages. */
export function frameworkFacts(): unknown {
  const frameworks = listFrameworks();
  const stale = frameworks.map(({ facts }) => facts.map((fact) => isStale(fact, env.now)));
  return [frameworks, listFacets(), stale];
}
