import type { CheckedFile } from './check-file';
import type { Diagnostic } from './diagnostic';
import { explainUnknown, type NamedEntity } from './explain-unknown';

/** Checks that MDX tags refer to existing frameworks, facets and polls, each once, and to the right number of them. */
export function checkNamedKeys(files: CheckedFile[], known: Record<NamedEntity, string[]>): Diagnostic[] {
  return files.flatMap(({ file, body }) =>
    body.named.flatMap(({ tag, entity, keys, line, column }): Diagnostic[] => {
      const error = ([reason, fix]: [string, string]): Diagnostic => ({ file, line, column, severity: 'error', reason, fix });
      const unknown = keys.filter((key) => !known[entity].includes(key));
      if (unknown.length) return unknown.map((key) => error(explainUnknown(entity, key, known[entity])));
      const repeated = keys.find((key, index) => keys.indexOf(key) < index);
      if (repeated) return [error([`<${tag}> names "${repeated}" twice`, 'Delete one of the two.'])];
      if (tag === 'Compare' && keys.length !== 2)
        return [error([`<Compare> names ${keys.length} frameworks`, 'Name two: <Compare of="pytorch jax" />.'])];
      if (tag === 'Poll' && keys.length !== 1)
        return [error([`<Poll> names ${keys.length} polls`, 'Name one: <Poll id="next-framework" />.'])];
      return [];
    }),
  );
}
