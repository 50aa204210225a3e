import type { Facet, Fact, Framework } from '../../lib/content/model/frameworks';

const words = (text: string) => ({ en: text, zh: text });
const evidence = { source: 'https://example.org', checked: '2026-01-01T00:00:00.000Z' };

/** A scale on which more is better, one on which less is, words, and a day. */
export const facets: Facet[] = [
  { key: 'mobile', label: words('Mobile'), description: words('…'), kind: 'grade', scale: scaleOf(0, 1, 2, 3) },
  {
    key: 'learning-curve',
    label: words('Learning curve'),
    description: words('…'),
    kind: 'grade',
    better: 'less',
    scale: scaleOf(1, 2, 3),
  },
  { key: 'license', label: words('License'), description: words('…'), kind: 'text', scale: [] },
  { key: 'first-release', label: words('First release'), description: words('…'), kind: 'date', scale: [] },
];

/** A framework with these facts: a grade, words, or a day written as one. */
export function framework(key: string, facts: Record<string, number | string> = {}, more: Partial<Framework> = {}): Framework {
  return {
    key,
    name: key.toUpperCase(),
    role: 'framework',
    order: 1,
    partOf: [],
    site: 'https://example.org',
    summary: words('…'),
    aliases: [],
    facts: Object.entries(facts).map(([facet, said]) => fact(facet, said)),
    unknown: [],
    releases: [],
    ...more,
  };
}

function fact(facet: string, said: number | string): Fact {
  if (typeof said === 'number') return { facet, grade: said, value: words(`Grade ${said}`), ...evidence };
  return /^\d{4}/.test(said) ? { facet, date: said, ...evidence } : { facet, value: words(said), ...evidence };
}

function scaleOf(...grades: number[]) {
  return grades.map((grade) => ({ grade, label: words(`Grade ${grade}`) }));
}
