import { closest } from '../closest';

/** Where each noun that content names by a key is found. */
const places = {
  framework: 'Frameworks are the files in content/frameworks.',
  facet: 'Facets are listed in content/facets.yml.',
  poll: 'Polls are the files in content/polls.',
} as const;

/** What content names by keys. */
export type NamedNoun = keyof typeof places;

/** What to say of a key that names nothing. */
export function explainUnknown(noun: NamedNoun, key: string, known: readonly string[]): [reason: string, fix: string] {
  const guess = closest(key, known);
  return [`unknown ${noun} "${key.slice(0, 60)}"`, `${guess ? `Did you mean "${guess}"? ` : ''}${places[noun]}`];
}
