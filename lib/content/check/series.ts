import { z } from 'zod';
import { closest } from '../../base/text/closest';
import type { Diagnostic } from './diagnostic';
import { keyField, listField, localizedField } from './fields';
import { readYamlFile } from './yaml-file';

const seriesFile = z.strictObject({
  series: z.array(
    z.strictObject({
      key: keyField,
      label: localizedField('label', 60),
      description: localizedField('description', 300),
      posts: listField('posts', keyField, { max: 50, example: '[my-post, my-second-post]' }),
    }),
    '"series" must be a list — Write series: [] where there are none.',
  ),
});

export type CheckedSeries = z.infer<typeof seriesFile>['series'];

/** Checks `series.yml` against the posts that exist: each belongs to one series at most. Gives the series. */
export async function checkSeries(root: string, slugs: ReadonlySet<string>, diagnostics: Diagnostic[]): Promise<CheckedSeries> {
  const place = { file: 'content/series.yml', schema: seriesFile, reason: 'it says which posts belong together, in which order.' };
  const read = await readYamlFile(root, place, diagnostics);
  const owners = new Map<string, string>();
  const series = read?.map.value.series ?? [];
  series.forEach(({ key, posts }, index) => {
    if (series.findIndex((other) => other.key === key) < index)
      read?.report(['series', index, 'key'], `the series "${key}" is given twice`, 'Give one of the two another key.');
    posts.forEach((slug, at) => {
      const report = (reason: string, fix: string) => read?.report(['series', index, 'posts', at], reason, fix);
      const owner = owners.get(slug);
      if (!slugs.has(slug)) report(...explainUnknownPost(slug, slugs));
      else if (owner) report(`the post "${slug}" is already in the series "${owner}"`, 'Name each post once.');
      owners.set(slug, key);
    });
  });
  return series;
}

/** What to say of a slug that names no post. */
export function explainUnknownPost(slug: string, slugs: ReadonlySet<string>): [reason: string, fix: string] {
  const guess = closest(slug, slugs);
  return [`there is no post "${slug.slice(0, 80)}"`, guess ? `Did you mean "${guess}"?` : 'Write the name of its file without the ending.'];
}
