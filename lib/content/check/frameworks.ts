import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { roles } from '../frameworks/roles';
import type { Diagnostic } from './diagnostic';
import { explainUnknown } from './explain-unknown';
import type { CheckedFacet } from './facets';
import { dateField, keyField, listField, localizedField, textField } from './fields';
import { readYamlFile, type YamlFile } from './yaml-file';

/** What is known of the frameworks when posts and other files name them. */
export interface CheckedFrameworks {
  keys: string[];
  /** The posts that facts name for what they said before, each with the place that names it. */
  postsNamed: { slug: string; report(reason: string, fix: string): void }[];
}

const evidence = {
  source: sourceField('source'),
  checked: checkedField(),
  version: textField('version', { max: 30, example: '"2.9"' }).optional(),
};

const factFields = z.strictObject({
  facet: keyField,
  grade: z.int('"grade" is not a whole number — Use a step of the facet’s scale in content/facets.yml.').optional(),
  value: localizedField('value', 240).optional(),
  date: partialDateField('date').optional(),
  ...evidence,
  note: localizedField('note', 300).optional(),
  before: z
    .strictObject(
      { post: keyField, value: localizedField('value', 240) },
      '"before" must have a post and a value — Write the post’s file name without its ending, and what it said.',
    )
    .optional(),
});

const releaseFields = z.strictObject({
  ...evidence,
  version: textField('version', { max: 30, example: '"1.0"' }),
  date: partialDateField('date'),
});

const frameworkFile = z.strictObject({
  name: textField('name', { max: 40, example: 'PyTorch' }),
  role: z.enum(roles, `"role" is not one of ${roles.join(', ')} — Correct it.`),
  order: z.int('"order" is not a whole number — Write the place that it has in lists, such as order: 4.'),
  partOf: listField('partOf', keyField, { max: 5, example: '[pytorch]' }).optional(),
  site: sourceField('site'),
  summary: localizedField('summary', 200),
  aliases: z.array(textField('alias', { max: 40, example: 'TF' }), '"aliases" must be a list — Write aliases: [TF].').optional(),
  facts: listField('facts', factFields, { max: 60, example: '…' }),
  unknown: z.array(keyField, '"unknown" must be a list — Write unknown: [mobile, web], or unknown: [].').optional(),
  releases: z.array(releaseFields, '"releases" must be a list — Write one release a line, each after a hyphen.').optional(),
});

type FrameworkFile = YamlFile<z.infer<typeof frameworkFile>>;

/** Checks every file in `content/frameworks` against the facets. */
export async function checkFrameworks(root: string, facets: CheckedFacet[], diagnostics: Diagnostic[]): Promise<CheckedFrameworks> {
  const names = (await readdir(path.join(root, 'content/frameworks')).catch(() => [])).filter((name) => name.endsWith('.yml')).sort();
  const keys = names.map((name) => name.replace(/\.yml$/, ''));
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
    const read = await readYamlFile(root, { file, schema: frameworkFile, reason: 'a framework is described there.' }, diagnostics);
    if (!read) continue;
    const { order, partOf = [], facts } = read.map.value;
    const other = orders.get(order);
    if (other) read.report(['order'], `order ${order} is also that of ${other}`, 'Give each framework a place of its own.');
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
  const { facts, unknown = [], role } = map.value;
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

/** Holds a fact against the type of its facet. */
function checkKind(
  fact: z.infer<typeof factFields>,
  { key, kind, scale = [] }: CheckedFacet,
  report: (reason: string, fix: string) => void,
): void {
  const steps = scale.map(({ grade }) => grade);
  if (kind === 'grade' && fact.grade === undefined) report(`the fact "${key}" has no "grade"`, `Add one of ${steps.join(', ')}.`);
  if (kind === 'grade' && fact.grade !== undefined && !steps.includes(fact.grade))
    report(`grade ${fact.grade} is not on the scale of "${key}"`, `Use one of ${steps.join(', ')}.`);
  if (kind !== 'grade' && fact.grade !== undefined) report(`"${key}" has no scale`, 'Delete the line with "grade".');
  if (kind === 'date' && (!fact.date || fact.value)) report(`"${key}" is told by a date`, 'Write date: "2017-01-18" and no value.');
  if (kind !== 'date' && (!fact.value || fact.date)) report(`"${key}" is told in words`, 'Write value: { en: …, zh: … } and no date.');
}

/** Lower-case ASCII, so that `a-vs-b` can be taken apart again. `view` is an address of the site's own. */
function isFrameworkKey(key: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(key) && !/(?:^|-)vs(?:-|$)/.test(key) && key !== 'view' && key.length <= 40;
}

/** An https address, since what is said there is what readers are sent to. */
function sourceField(name: string) {
  return z
    .string({
      error: ({ input }) =>
        input === undefined
          ? `"${name}" is missing: nothing is stated without it — Add the https address of the official page that says so.`
          : `"${name}" must be an address — Write it as https://….`,
    })
    .superRefine((value, context) => {
      if (!/^https:\/\/[^\s/@]+\.[^\s/@]+(?:\/\S*)?$/.test(value) || !URL.canParse(value))
        context.addIssue(`"${name}" is "${value.slice(0, 60)}", which is no https address — Copy it from the browser’s address bar.`);
    });
}

/** A day that has come. */
function checkedField() {
  return dateField('checked').superRefine((value, context) => {
    if (Date.parse(value) > Date.now() + oneDay)
      context.addIssue(`"checked" is ${value}, which has not come yet — Write the day on which you looked at the source.`);
  });
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (ISO 8601 with reduced precision): nobody knows some days. */
function partialDateField(name: string) {
  return textField(name, { max: 10, example: '"2017-01"' }).superRefine((value, context) => {
    const whole = `${value}${'-01-01'.slice(value.length - 4)}`;
    const parsed = new Date(`${whole}T00:00:00Z`);
    if (!/^\d{4}(?:-\d\d){0,2}$/.test(value) || Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== whole)
      context.addIssue(`"${name}" is "${value}", which is not a date — Write "2017", "2017-01" or "2017-01-18".`);
    else if (parsed.getTime() > Date.now()) context.addIssue(`"${name}" is ${value}, which has not come yet — Correct it.`);
  });
}

const oneDay = 24 * 60 * 60 * 1000;
