import { guideFile } from '../schema/framework';
import type { Diagnostic } from './diagnostic';
import { explainUnknown } from './explain-unknown';
import type { CheckedFacet } from './facets';
import { readYamlFile } from './yaml-file';

/** Checks `guide.yml`: the facets of each question have grades. */
export async function checkGuide(root: string, facets: CheckedFacet[], diagnostics: Diagnostic[]): Promise<void> {
  const read = await readYamlFile(
    root,
    { file: 'content/guide.yml', schema: guideFile, reason: 'it holds the questions of the guide.' },
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
