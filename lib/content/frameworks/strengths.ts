import type { Locale } from '../../base/i18n/i18n';
import type { Facet, Framework } from '../model/frameworks';
import { cellOf, strengthOf } from './facts';

/** The strengths of frameworks in one facet. */
export interface Strength {
  key: string;
  label: string;
  /** From 0 to 100 for each framework; undefined if unknown. */
  points: (number | undefined)[];
}

/** Returns the strengths of frameworks in each facet in which at least one of them has a grade. */
export function strengthsOf(locale: Locale, frameworks: readonly Framework[], facets: readonly Facet[]): Strength[] {
  return facets
    .map((facet) => ({
      key: facet.key,
      label: facet.label[locale],
      points: frameworks.map((framework) => {
        const strength = strengthOf(cellOf(framework, facet, 0));
        return strength === undefined ? undefined : Math.round(strength * 100);
      }),
    }))
    .filter(({ points }) => points.some((point) => point !== undefined));
}
