import { z } from 'zod';
import { facetKinds, roles } from '../frameworks/roles';
import { keyField, listField, localizedField, textField, writtenDateField } from './fields';

const oneDay = 24 * 60 * 60 * 1000;

const evidence = {
  source: sourceField('source').meta({ format: 'uri', pattern: '^https://', description: 'The official page that says so' }),
  checked: writtenDateField('checked')
    .superRefine((value, context) => {
      if (Date.parse(value) > Date.now() + oneDay)
        context.addIssue(`"checked" is ${value}, which is in the future — Write the day on which you looked at the source.`);
    })
    .meta({ format: 'date', description: 'The day on which the source was looked at' }),
  version: textField('version', { max: 30, example: '"2.9"' }).meta({ description: 'The version that the source describes' }).optional(),
};

export const factSchema = z.strictObject({
  facet: keyField,
  grade: z.int('"grade" is not a whole number — Use a step of the facet’s scale in content/facets.yml.').optional(),
  value: localizedField('value', 240).optional(),
  date: partialDateField('date').optional(),
  ...evidence,
  note: localizedField('note', 300).describe('A condition or exception').optional(),
  /** What a post said of a fact that has changed since. */
  before: z
    .strictObject(
      { post: keyField, value: localizedField('value', 240) },
      '"before" must have a post and a value — Write the post’s file name without its ending, and what it said.',
    )
    .meta({ description: 'What a post said of it before it changed' })
    .optional(),
});

const release = z.strictObject({
  version: textField('version', { max: 30, example: '"1.0"' }),
  date: partialDateField('date'),
  source: evidence.source,
  checked: evidence.checked,
});

/** A file in `content/frameworks`. */
export const frameworkSchema = z.strictObject({
  name: textField('name', { max: 40, example: 'PyTorch' }),
  role: z.enum(roles, `"role" is not one of ${roles.join(', ')} — Correct it.`),
  order: z.int('"order" is not a whole number — Write the place that it has in lists, such as order: 4.'),
  partOf: listField('partOf', keyField, { min: 0, max: 5, example: '[pytorch]' })
    .meta({ description: 'The keys of the frameworks whose ecosystem it belongs to' })
    .default([]),
  site: sourceField('site'),
  summary: localizedField('summary', 200),
  aliases: z.array(textField('alias', { max: 40, example: 'TF' }), '"aliases" must be a list — Write aliases: [TF].').default([]),
  facts: listField('facts', factSchema, { max: 60, example: '…' }),
  unknown: z.array(keyField, '"unknown" must be a list — Write unknown: [mobile, web], or unknown: [].').default([]),
  releases: z.array(release, '"releases" must be a list — Write one release a line, each after a hyphen.').default([]),
});

const step = z.strictObject({
  grade: z.int('"grade" is not a whole number — Count the steps of a scale from 0 or 1.'),
  label: localizedField('label', 120),
});

export const facetSchema = z.strictObject({
  key: keyField,
  label: localizedField('label', 40),
  description: localizedField('description', 300),
  kind: z.enum(facetKinds, `"kind" is not one of ${facetKinds.join(', ')} — Correct it.`),
  better: z
    .literal('less', '"better" can only be "less" — Write better: less where the lowest step is the best, or delete the line.')
    .meta({ description: 'Given where the lowest grade is the best' })
    .optional(),
  scale: listField('scale', step, { min: 0, max: 5, example: '…' }).default([]),
});

export const facetFile = z.strictObject({ facets: listField('facets', facetSchema, { max: 40, example: '…' }) });

const question = z.strictObject({
  key: keyField,
  label: localizedField('label', 40),
  question: localizedField('question', 160),
  facets: listField('facets', keyField, { max: 4, example: '[mobile]' }),
});

export const guideFile = z.strictObject({
  questions: listField('questions', question, { max: 10, example: '…' }).min(6, 'there are fewer than six questions — Add more.'),
});

/** An https address: readers are sent there. */
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
    })
    .meta({ format: 'uri', pattern: '^https://' });
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (ISO 8601 with reduced precision), not in the future. */
function partialDateField(name: string) {
  return textField(name, { max: 10, example: '"2017-01"' })
    .superRefine((value, context) => {
      const whole = `${value}${'-01-01'.slice(value.length - 4)}`;
      const parsed = new Date(`${whole}T00:00:00Z`);
      if (!/^\d{4}(?:-\d\d){0,2}$/.test(value) || Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== whole)
        context.addIssue(`"${name}" is "${value}", which is not a date — Write "2017", "2017-01" or "2017-01-18".`);
      else if (parsed.getTime() > Date.now()) context.addIssue(`"${name}" is ${value}, which is in the future — Correct it.`);
    })
    .meta({ pattern: String.raw`^\d{4}(-\d\d){0,2}$`, description: 'A day, month or year (ISO 8601)' });
}
