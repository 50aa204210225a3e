import type { z } from 'zod';
import { facetFile, type facetSchema } from '../schema/framework';
import type { Diagnostic } from './diagnostic';
import { readYamlFile } from './yaml-file';

export type CheckedFacet = z.output<typeof facetSchema>;

/** Reads and checks `facets.yml`. Returns undefined if the file does not match its schema. */
export async function checkFacets(root: string, diagnostics: Diagnostic[]): Promise<CheckedFacet[] | undefined> {
  const place = { file: 'content/facets.yml', schema: facetFile, reason: 'facts of frameworks name the facets in it.' };
  const read = await readYamlFile(root, place, diagnostics);
  if (!read) return undefined;
  const { facets } = read.map.value;
  facets.forEach(({ key, kind, better, scale }, index) => {
    const report = (field: string, reason: string, fix: string) => read.report(['facets', index, field], reason, fix);
    if (facets.findIndex((other) => other.key === key) < index) report('key', `facet "${key}" is given twice`, 'Delete one of the two.');
    if (kind === 'grade' && !scale.length)
      report('kind', `facet "${key}" is a grade without a "scale"`, 'List the steps, each with its grade and label.');
    if (kind !== 'grade' && (scale.length || better))
      report('kind', `facet "${key}" has a scale but is no grade`, 'Write kind: grade, or delete the scale.');
    scale.forEach(({ grade }, at) => {
      if (grade !== (scale[0]?.grade ?? 0) + at)
        read.report(['facets', index, 'scale', at, 'grade'], `the scale of "${key}" jumps to ${grade}`, 'Count up by one from 0 or 1.');
    });
  });
  return facets;
}
