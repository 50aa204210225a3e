import { closest } from '../../base/text/closest';

/** Where editors find the keys of each kind of entity. */
const keySources = {
  framework: 'Frameworks are the files in content/frameworks.',
  facet: 'Facets are listed in content/facets.yml.',
  poll: 'Polls are the files in content/polls.',
} as const;

/** A kind of entity that content refers to by key. */
export type NamedEntity = keyof typeof keySources;

/** Returns the message for a key that does not exist. */
export function explainUnknown(entity: NamedEntity, key: string, known: readonly string[]): [reason: string, fix: string] {
  const guess = closest(key, known);
  return [`unknown ${entity} "${key.slice(0, 60)}"`, `${guess ? `Did you mean "${guess}"? ` : ''}${keySources[entity]}`];
}
