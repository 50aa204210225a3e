import { env } from '../../base/env/env';
import type { Locale } from '../../base/i18n/i18n';
import { type ArrangedTable, arrangeTable } from '../frameworks/arrange-table';
import { isStale } from '../frameworks/fact-age';
import { readTableState, type TableChoices, type TableState } from '../frameworks/table-state';
import { keysIn } from '../mdx/mdx-tags';
import { listFacets, listFrameworks, listMainFrameworks } from './frameworks';
import { languagesOf } from './posts';

/** Returns what an address of `/frameworks` may name: all frameworks and facets. By default, the main frameworks in all facets. */
export function tableChoices(): TableChoices {
  const facets = listFacets().map(({ key }) => key);
  return {
    frameworks: listFrameworks().map(({ key }) => key),
    facets,
    defaults: { frameworks: listMainFrameworks().map(({ key }) => key), show: facets },
  };
}

/** Returns the table for a state. */
export function tableOf(locale: Locale, state: TableState): ArrangedTable {
  return arrangeTable(state, { locale, frameworks: listFrameworks(), facets: listFacets(), now: env.now });
}

/** Returns the table of these frameworks in these facets, by default in all. */
export function tableOfKeys(locale: Locale, { frameworks, show }: { frameworks: string[]; show?: string[] }): ArrangedTable {
  const choices = tableChoices();
  const { state } = readTableState(new URLSearchParams({ frameworks: frameworks.join(), show: show?.join() ?? '' }), choices);
  return tableOf(locale, state);
}

/** Returns the table of `<FrameworkTable of="pytorch jax" show="best-for" />`, and the path of the page on which it can be sorted. */
export function tableOfTag(locale: Locale, { of, show }: { of: string; show?: string }): { table: ArrangedTable; path: string } {
  const frameworks = keysIn(of);
  const facets = show === undefined ? undefined : keysIn(show);
  const query = `frameworks=${frameworks.join()}${facets ? `&show=${facets.join()}` : ''}`;
  return { table: tableOfKeys(locale, { frameworks, show: facets }), path: `/frameworks?${query}` };
}

/** Returns everything that pages show of frameworks, also which facts are stale and which of the posts they name have a page. */
export function frameworkFacts(): unknown {
  const frameworks = listFrameworks();
  const facts = frameworks.flatMap(({ facts }) => facts);
  return [frameworks, listFacets(), facts.map((fact) => [isStale(fact, env.now), fact.before && languagesOf(fact.before.post)])];
}
