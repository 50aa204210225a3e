import { z } from 'zod';
import { facetKinds } from '../frameworks/roles';
import type { Diagnostic } from './diagnostic';
import { keyField, listField, localizedField } from './fields';
import { readYamlFile } from './yaml-file';

/** A facet as the facts of frameworks are held against it. */
export type CheckedFacet = z.infer<typeof facetFile>['facets'][number];

const step = z.strictObject({
  grade: z.int('"grade" is not a whole number — Count the steps of a scale from 0 or 1.'),
  label: localizedField('label', 120),
});

const facetFile = z.strictObject({
  facets: listField(
    'facets',
    z.strictObject({
      key: keyField,
      label: localizedField('label', 40),
      description: localizedField('description', 300),
      kind: z.enum(facetKinds, `"kind" is not one of ${facetKinds.join(', ')} — Correct it.`),
      better: z
        .literal('less', '"better" can only be "less" — Write better: less where the lowest step is the best, or delete the line.')
        .optional(),
      scale: listField('scale', step, { max: 5, example: '…' }).optional(),
    }),
    { max: 40, example: '…' },
  ),
});

/** Reads and checks `facets.yml`: what frameworks are compared by. Gives undefined where the file cannot be used. */
export async function checkFacets(root: string, diagnostics: Diagnostic[]): Promise<CheckedFacet[] | undefined> {
  const place = { file: 'content/facets.yml', schema: facetFile, reason: 'every fact of a framework names its facet by it.' };
  const read = await readYamlFile(root, place, diagnostics);
  if (!read) return undefined;
  const { facets } = read.map.value;
  facets.forEach(({ key, kind, better, scale }, index) => {
    const report = (field: string, reason: string, fix: string) => read.report(['facets', index, field], reason, fix);
    if (facets.findIndex((other) => other.key === key) < index) report('key', `facet "${key}" is given twice`, 'Delete one of the two.');
    if (kind === 'grade' && !scale)
      report('kind', `facet "${key}" is a grade without a "scale"`, 'List the steps, each with its grade and label.');
    if (kind !== 'grade' && (scale || better))
      report('kind', `facet "${key}" has a scale but is no grade`, 'Write kind: grade, or delete the scale.');
    scale?.forEach(({ grade }, at) => {
      if (grade !== (scale[0]?.grade ?? 0) + at)
        read.report(['facets', index, 'scale', at, 'grade'], `the scale of "${key}" jumps to ${grade}`, 'Count up by one from 0 or 1.');
    });
  });
  return facets;
}
