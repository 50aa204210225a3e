import { formatPartialDate } from '../../base/i18n/format';
import { defaultLocale, type Locale } from '../../base/i18n/i18n';
import type { Facet, Fact, Framework } from '../model/frameworks';
import { isStale } from './fact-age';

/** What a table shows of a framework in one facet. */
export interface Cell {
  framework: Framework;
  facet: Facet;
  /** Undefined where nothing is stated. */
  fact?: Fact;
  /** Whether it was looked for and not found. */
  isUnknown: boolean;
  isStale: boolean;
}

/** The cell of a framework and a facet as it is to be shown at a moment, in milliseconds since 1970. */
export function cellOf(framework: Framework, facet: Facet, now: number): Cell {
  const fact = framework.facts.find((fact) => fact.facet === facet.key);
  return {
    framework,
    facet,
    fact,
    isUnknown: framework.unknown.includes(facet.key),
    isStale: fact !== undefined && isStale(fact, now),
  };
}

/** What a fact says, in the reader's language. */
export function wordsOf(locale: Locale, { value, date }: Pick<Fact, 'value' | 'date'>): string {
  return value?.[locale] ?? (date === undefined ? '' : formatPartialDate(locale, date));
}

/** What two cells of one facet have in common when they say the same: a step, a day, words, or that nothing is known. */
export function gistOf({ fact, isUnknown }: Cell): string {
  if (!fact) return isUnknown ? 'unknown' : '';
  return String(fact.grade ?? fact.date ?? fact.value?.[defaultLocale]);
}

/** Whether cells of one facet do not all say the same. */
export function differ(cells: Cell[]): boolean {
  return new Set(cells.map(gistOf)).size > 1;
}

/** How good a grade is on its facet's scale, from 0 to 1; undefined for facts without one. */
export function strengthOf({ fact, facet }: Pick<Cell, 'fact' | 'facet'>): number | undefined {
  const grades = facet.scale.map(({ grade }) => grade);
  const [lowest, highest] = [grades[0], grades.at(-1)];
  if (fact?.grade === undefined || lowest === undefined || highest === undefined || lowest === highest) return undefined;
  const share = (fact.grade - lowest) / (highest - lowest);
  return facet.better === 'less' ? 1 - share : share;
}

/** The site that an address belongs to, as readers know it: `docs.pytorch.org`, and on GitHub whose repository. */
export function sourceName(address: string): string {
  const { hostname, pathname } = new URL(address);
  const [, owner = '', name = ''] = pathname.split('/');
  return hostname === 'github.com' ? `github.com/${owner}/${name}` : hostname.replace(/^www\./, '');
}
