import path from 'node:path';
import type { z } from 'zod';
import { localizedForm } from '../schema/fields';
import { type factSchema, frameworkSchema } from '../schema/framework';
import type { Diagnostic } from './diagnostic';
import { explainUnknown } from './explain-unknown';
import type { CheckedFacet } from './facets';
import { listYamlKeys, readYamlFile, type YamlFile } from './yaml-file';

/** What other checks need to know of the frameworks. */
export interface CheckedFrameworks {
  keys: string[];
  /** The posts that `before` of facts names, and how to report one that does not exist. */
  postsNamed: { slug: string; report(reason: string, fix: string): void }[];
}

type FrameworkFile = YamlFile<z.output<typeof frameworkSchema>>;

/** Checks each file in `content/frameworks`, and its facts against the facets. */
export async function checkFrameworks(root: string, facets: CheckedFacet[], diagnostics: Diagnostic[]): Promise<CheckedFrameworks> {
  const keys = await listYamlKeys(path.join(root, 'content/frameworks'));
  const checked: CheckedFrameworks = { keys, postsNamed: [] };
  const orders = new Map<number, string>();
  for (const key of keys) {
    const file = `content/frameworks/${key}.yml`;
    if (!isFrameworkKey(key))
      diagnostics.push({
        file,
        line: 1,
        column: 1,
        severity: 'error',
        reason: `"${key}" cannot be a part of an address`,
        fix: 'Name the file with lower-case letters a–z, digits and single hyphens, without "-vs-".',
      });
    const read = await readYamlFile(root, { file, schema: frameworkSchema, reason: 'it describes a framework.' }, diagnostics);
    if (!read) continue;
    const { order, partOf, facts } = read.map.value;
    const other = orders.get(order);
    if (other) read.report(['order'], `order ${order} is also that of ${other}`, 'Give each framework its own number.');
    orders.set(order, file);
    partOf.forEach((whole, index) => {
      if (!keys.includes(whole) || whole === key) read.report(['partOf', index], ...explainUnknown('framework', whole, keys));
    });
    checkFacts(read, facets);
    facts.forEach(({ before }, index) => {
      const report = (reason: string, fix: string) => read.report(['facts', index, 'before', 'post'], reason, fix);
      if (before) checked.postsNamed.push({ slug: before.post, report });
    });
  }
  return checked;
}

function checkFacts({ map, report }: FrameworkFile, facets: CheckedFacet[]): void {
  const { facts, unknown, role } = map.value;
  const known = facets.map(({ key }) => key);
  const stated = facts.map(({ facet }) => facet);
  facts.forEach((fact, index) => {
    const facet = facets.find(({ key }) => key === fact.facet);
    const fileDiagnostic = (reason: string, fix: string) => report(['facts', index, 'facet'], reason, fix);
    if (stated.indexOf(fact.facet) < index) fileDiagnostic(`facet "${fact.facet}" is stated twice`, 'Delete one of the two facts.');
    if (facet) checkKind(fact, facet, fileDiagnostic);
    else fileDiagnostic(...explainUnknown('facet', fact.facet, known));
  });
  unknown.forEach((key, index) => {
    const at = ['unknown', index];
    if (!known.includes(key)) report(at, ...explainUnknown('facet', key, known));
    else if (stated.includes(key)) report(at, `"${key}" is unknown here and stated above`, 'Delete one of the two.');
  });
  const missing = known.filter((key) => !stated.includes(key) && !unknown.includes(key));
  if (role === 'framework' && missing.length)
    report(['facts'], `nothing is said about ${missing.join(', ')}`, 'State a fact for each, or add it to unknown: […].');
}

/** Checks that a fact has what its kind of facet needs: a grade, a date or words. */
function checkKind(
  fact: z.output<typeof factSchema>,
  { key, kind, scale }: CheckedFacet,
  report: (reason: string, fix: string) => void,
): void {
  const steps = scale.map(({ grade }) => grade);
  if (kind === 'grade' && fact.grade === undefined) report(`the fact "${key}" has no "grade"`, `Add one of ${steps.join(', ')}.`);
  if (kind === 'grade' && fact.grade !== undefined && !steps.includes(fact.grade))
    report(`grade ${fact.grade} is not on the scale of "${key}"`, `Use one of ${steps.join(', ')}.`);
  if (kind !== 'grade' && fact.grade !== undefined) report(`"${key}" has no scale`, 'Delete the line with "grade".');
  if (kind === 'date' && (!fact.date || fact.value)) report(`"${key}" needs a date`, 'Write date: "2017-01-18" and no value.');
  if (kind !== 'date' && (!fact.value || fact.date)) report(`"${key}" needs a text`, `Write ${localizedForm('value')} and no date.`);
}

/** Lower-case ASCII without `-vs-`, which separates the two keys of a comparison. `view` is a route of the site. */
function isFrameworkKey(key: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(key) && !/(?:^|-)vs(?:-|$)/.test(key) && key !== 'view' && key.length <= 40;
}
