import type { z } from 'zod';
import { closest } from '../../base/text/closest';
import { seriesFile } from '../schema/labels';
import type { Diagnostic } from './diagnostic';
import { readYamlFile } from './yaml-file';

export type CheckedSeries = z.output<typeof seriesFile>['series'];

/** Checks `series.yml` against the posts that exist, each of which may be in one series. Returns the series. */
export async function checkSeries(root: string, slugs: ReadonlySet<string>, diagnostics: Diagnostic[]): Promise<CheckedSeries> {
  const place = { file: 'content/series.yml', schema: seriesFile, reason: 'it lists the posts of each series.' };
  const read = await readYamlFile(root, place, diagnostics);
  const owners = new Map<string, string>();
  const series = read?.map.value.series ?? [];
  series.forEach(({ key, posts }, index) => {
    if (series.findIndex((other) => other.key === key) < index)
      read?.report(['series', index, 'key'], `the series "${key}" is given twice`, 'Change the key of one of the two.');
    posts.forEach((slug, at) => {
      const report = (reason: string, fix: string) => read?.report(['series', index, 'posts', at], reason, fix);
      const owner = owners.get(slug);
      if (!slugs.has(slug)) report(...explainUnknownPost(slug, slugs));
      else if (owner) report(`the post "${slug}" is already in the series "${owner}"`, 'Keep it in one series.');
      owners.set(slug, key);
    });
  });
  return series;
}

/** Returns the reason and fix for a slug that names no post. */
export function explainUnknownPost(slug: string, slugs: ReadonlySet<string>): [reason: string, fix: string] {
  const guess = closest(slug, slugs);
  return [`there is no post "${slug.slice(0, 80)}"`, guess ? `Did you mean "${guess}"?` : 'Write the name of its file without the ending.'];
}
