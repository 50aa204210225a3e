import { env } from '../../base/env/env';
import type { Locale } from '../../base/i18n/i18n';
import { type ArrangedTable, arrangeTable } from '../frameworks/arrange-table';
import { isStale } from '../frameworks/fact-age';
import { readTableState, type TableChoices, type TableState } from '../frameworks/table-state';
import { listFacets, listFrameworks, listMainFrameworks } from './frameworks';
import { languagesOf } from './posts';

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

/** Returns everything that pages show of frameworks, also which facts are stale and which of the posts they name have a page. */
export function frameworkFacts(): unknown {
  const frameworks = listFrameworks();
  const facts = frameworks.flatMap(({ facts }) => facts);
  return [frameworks, listFacets(), facts.map((fact) => [isStale(fact, env.now), fact.before && languagesOf(fact.before.post)])];
}
