import { closest } from '../../base/text/closest';

/** Where each noun that content names by a key is found. */
const mergeFields = {
  framework: 'Frameworks are the files in content/frameworks.',
  facet: 'Facets are listed in content/facets.yml.',
  poll: 'Polls are the files in content/polls.',
} as const;

/** What content names by keys. */
export type NamedEntity = keyof typeof mergeFields;

/** What to say of a key that names nothing. */
export function explainUnknown(entity: NamedEntity, key: string, known: readonly string[]): [reason: string, fix: string] {
  const guess = closest(key, known);
  return [`unknown ${entity} "${key.slice(0, 60)}"`, `${guess ? `Did you mean "${guess}"? ` : ''}${mergeFields[entity]}`];
}
