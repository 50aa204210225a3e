import type { Facet, Fact, Framework } from '../../lib/content/model/frameworks';
import { localized } from './localized';

const evidence = { source: 'https://example.org', checked: '2026-01-01T00:00:00.000Z' };

/** Facets of each kind: a scale on which more is better, one on which less is, a text and a date. */
export const facets: Facet[] = [
  { key: 'mobile', label: localized('Mobile'), description: localized('…'), kind: 'grade', scale: scaleOf(0, 1, 2, 3) },
  {
    key: 'learning-curve',
    label: localized('Learning curve'),
    description: localized('…'),
    kind: 'grade',
    better: 'less',
    scale: scaleOf(1, 2, 3),
  },
  { key: 'license', label: localized('License'), description: localized('…'), kind: 'text', scale: [] },
  { key: 'first-release', label: localized('First release'), description: localized('…'), kind: 'date', scale: [] },
];

/** Returns a framework with these facts: a number is a grade, a text that starts with a year a date. */
export function framework(key: string, facts: Record<string, number | string> = {}, more: Partial<Framework> = {}): Framework {
  return {
    key,
    name: key.toUpperCase(),
    role: 'framework',
    order: 1,
    partOf: [],
    site: 'https://example.org',
    summary: localized('…'),
    aliases: [],
    facts: Object.entries(facts).map(([facet, said]) => fact(facet, said)),
    unknown: [],
    releases: [],
    ...more,
  };
}

function fact(facet: string, said: number | string): Fact {
  if (typeof said === 'number') return { facet, grade: said, value: localized(`Grade ${said}`), ...evidence };
  return /^\d{4}/.test(said) ? { facet, date: said, ...evidence } : { facet, value: localized(said), ...evidence };
}

function scaleOf(...grades: number[]) {
  return grades.map((grade) => ({ grade, label: localized(`Grade ${grade}`) }));
}
