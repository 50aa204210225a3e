import { z } from 'zod';
import type { Diagnostic } from './diagnostic';
import { explainUnknown } from './explain-unknown';
import type { CheckedFacet } from './facets';
import { keyField, listField, localizedField } from './fields';
import { readYamlFile } from './yaml-file';

const guideFile = z.strictObject({
  questions: listField(
    'questions',
    z.strictObject({
      key: keyField,
      label: localizedField('label', 40),
      question: localizedField('question', 160),
      facets: listField('facets', keyField, { max: 4, example: '[mobile]' }),
    }),
    { max: 10, example: '…' },
  ).min(6, 'there are fewer than six questions — A decision on less would be a guess.'),
});

/** Checks `guide.yml`: every question is decided by graded facets. */
export async function checkGuide(root: string, facets: CheckedFacet[], diagnostics: Diagnostic[]): Promise<void> {
  const read = await readYamlFile(
    root,
    { file: 'content/guide.yml', schema: guideFile, reason: 'the guide asks its questions.' },
    diagnostics,
  );
  const questions = read?.map.value.questions ?? [];
  const graded = facets.filter(({ kind }) => kind === 'grade').map(({ key }) => key);
  questions.forEach(({ key, facets: named }, index) => {
    if (questions.findIndex((other) => other.key === key) < index)
      read?.report(['questions', index, 'key'], `question "${key}" is given twice`, 'Delete one of the two.');
    named.forEach((facet, at) => {
      if (graded.includes(facet)) return;
      const place = ['questions', index, 'facets', at];
      if (facets.some((other) => other.key === facet))
        read?.report(place, `"${facet}" has no grades to count`, `Use one of ${graded.join(', ')}.`);
      else read?.report(place, ...explainUnknown('facet', facet, graded));
    });
  });
}
