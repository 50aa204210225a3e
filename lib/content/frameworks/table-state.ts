import { type IgnoredParameter, unknownParameters } from '../../base/http/ignored-parameters';

/** The query parameters of a table's address. */
export const tableParameters = ['frameworks', 'show', 'sort', 'dir', 'only'] as const;

/** The state of a table of frameworks, all of which is in its address. */
export interface TableState {
  /** The keys of the frameworks that it shows, in the reader's order. */
  frameworks: string[];
  /** The keys of the facets that it shows. */
  show: string[];
  /** The key of the facet that the frameworks are sorted by. */
  sort?: string;
  dir: 'asc' | 'desc';
  /** Whether facets in which all are equal are left out. */
  onlyDifferences: boolean;
}

/** The keys that an address may name, and the defaults. */
export interface TableChoices {
  frameworks: readonly string[];
  facets: readonly string[];
  defaults: { frameworks: readonly string[]; show: readonly string[] };
}

/**
 * Reads the state of a table from the query of an address. Never throws: unknown and invalid values are in `ignored`. Lists may be
 * `a,b` or a repeated parameter, as forms send them.
 */
export function readTableState(params: URLSearchParams, choices: TableChoices): { state: TableState; ignored: IgnoredParameter[] } {
  const ignored: IgnoredParameter[] = [];
  const known = (name: string, value: string, allowed: readonly string[]) => {
    if (allowed.includes(value)) return true;
    if (value) ignored.push({ name, value });
    return false;
  };
  const list = (name: string, allowed: readonly string[], fallback: readonly string[]) => {
    const values = params.getAll(name).flatMap((value) => value.split(','));
    const found = [...new Set(values.map((value) => value.trim()))].filter((value) => known(name, value, allowed));
    return found.length ? found : [...fallback];
  };
  const one = (name: string, allowed: readonly string[]) => {
    const [first = '', ...more] = params.getAll(name);
    ignored.push(...more.map((value) => ({ name, value })));
    return known(name, first, allowed) ? first : undefined;
  };

  const { frameworks, facets, defaults } = choices;
  const state: TableState = {
    frameworks: list('frameworks', frameworks, defaults.frameworks),
    show: inOrderOf(facets, list('show', facets, defaults.show)),
    sort: one('sort', facets),
    dir: one('dir', ['asc', 'desc']) === 'desc' ? 'desc' : 'asc',
    onlyDifferences: one('only', ['differences']) !== undefined,
  };
  if (!state.sort && state.dir === 'desc') {
    state.dir = 'asc';
    ignored.push({ name: 'dir', value: 'desc' });
  }
  return { state, ignored: [...ignored, ...unknownParameters(params, tableParameters)] };
}

/** Returns the query for a state, with its `?`; empty for the default state. */
export function tableQuery(state: TableState, { defaults, facets }: TableChoices): string {
  const parts: string[] = [];
  const add = (name: (typeof tableParameters)[number], value: string) => parts.push(`${name}=${value}`);
  if (state.sort) add('sort', state.sort);
  if (state.sort && state.dir === 'desc') add('dir', 'desc');
  if (state.onlyDifferences) add('only', 'differences');
  if (!sameList(state.frameworks, defaults.frameworks)) add('frameworks', state.frameworks.join(','));
  if (!sameList(state.show, inOrderOf(facets, defaults.show))) add('show', state.show.join(','));
  return parts.length ? `?${parts.join('&')}` : '';
}

function inOrderOf(order: readonly string[], keys: readonly string[]): string[] {
  return order.filter((key) => keys.includes(key));
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
