import { env } from '../../base/env/env';
import type { Locale } from '../../base/i18n/i18n';
import type { ArrangedTable } from '../frameworks/arrange-table';
import { cellOf } from '../frameworks/facts';
import { pairKey, readPair } from '../frameworks/pairs';
import { tableOfKeys } from './framework-tables';
import { type Framework, findFramework, listFacets, listFrameworks, listPartsOf } from './frameworks';
import { listPostsMentioning, type Post } from './posts';

/** Everything that the page of a framework shows. */
export interface FrameworkProfile {
  framework: Framework;
  /** Its facts, one column. */
  table: ArrangedTable;
  /** The frameworks that it is part of. */
  wholes: Framework[];
  parts: Framework[];
  /** Frameworks of the same role, and all others. */
  alternatives: Framework[];
  others: Framework[];
  posts: Post[];
}

/** Returns the profile of the framework with this key, or undefined. */
export function frameworkProfile(locale: Locale, key: string): FrameworkProfile | undefined {
  const framework = findFramework(key);
  if (!framework) return undefined;
  const alternatives = listFrameworks().filter((other) => other.key !== key && other.role === framework.role);
  const others = listFrameworks().filter((other) => other.key !== key && !alternatives.includes(other));
  return {
    framework,
    table: tableOfKeys(locale, { frameworks: [key], show: statedBy([framework]) }),
    wholes: framework.partOf.flatMap((whole) => findFramework(whole) ?? []),
    parts: listPartsOf(key),
    alternatives,
    others,
    posts: listPostsMentioning(locale, key),
  };
}

/** Returns the keys of the facets in which at least one of these frameworks has a fact or is known to have none. */
export function statedBy(frameworks: Framework[]): string[] {
  const facets = listFacets().filter((facet) =>
    frameworks.map((framework) => cellOf(framework, facet, env.now)).some(({ fact, isUnknown }) => fact || isUnknown),
  );
  return facets.map(({ key }) => key);
}

/** Returns the path of the comparison of two frameworks, without its language. */
export function pairPath(a: Framework, b: Framework): string {
  const found = readPair(pairKey([a, b]), listFrameworks());
  return `/compare/${pairKey('pair' in found ? found.pair : [a, b])}`;
}
