import { z } from 'zod';

const nonEmpty = z.string().min(1);
const id = z.string().regex(/^[a-zA-Z0-9_-]+$/);
const validations = z.strictObject({ required: z.boolean().optional() }).optional();
const inputField = { id: id.optional(), validations };
const text = { label: nonEmpty, description: nonEmpty.optional(), placeholder: nonEmpty.optional(), value: nonEmpty.optional() };
const option = z.strictObject({ label: nonEmpty, required: z.boolean().optional() });

const field = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('markdown'), attributes: z.strictObject({ value: nonEmpty }) }),
  z.strictObject({ type: z.literal('input'), ...inputField, attributes: z.strictObject(text) }),
  z.strictObject({ type: z.literal('textarea'), ...inputField, attributes: z.strictObject({ ...text, render: nonEmpty.optional() }) }),
  z.strictObject({
    type: z.literal('dropdown'),
    ...inputField,
    attributes: z.strictObject({
      label: nonEmpty,
      description: nonEmpty.optional(),
      multiple: z.boolean().optional(),
      options: z.array(nonEmpty).min(1).refine(areUnique, 'an option is repeated'),
      default: z.int().optional(),
    }),
  }),
  z.strictObject({
    type: z.literal('checkboxes'),
    id: id.optional(),
    attributes: z.strictObject({ label: nonEmpty, description: nonEmpty.optional(), options: z.array(option).min(1) }),
  }),
]);

/**
 * The schema of an issue form. GitHub hides a form with any invalid or unknown key.
 *
 * @see https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms
 */
export const issueForm = z.strictObject({
  name: nonEmpty,
  description: nonEmpty,
  title: nonEmpty.optional(),
  labels: z.array(nonEmpty).optional(),
  assignees: z.array(nonEmpty).optional(),
  projects: z.array(nonEmpty).optional(),
  type: nonEmpty.optional(),
  body: z
    .array(field)
    .refine((fields) => fields.some(({ type }) => type !== 'markdown'), 'a form needs an input')
    .refine((fields) => areUnique(fields.flatMap((field) => ('id' in field && field.id) || [])), 'an id is repeated')
    .refine(
      (fields) => areUnique(fields.flatMap((field) => ('label' in field.attributes ? field.attributes.label : []))),
      'a label is repeated',
    ),
});

/** The schema of `config.yml`, which configures the choice between forms. */
export const issueConfig = z.strictObject({
  blank_issues_enabled: z.boolean().optional(),
  contact_links: z.array(z.strictObject({ name: nonEmpty, url: z.url(), about: nonEmpty })).optional(),
});

function areUnique(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
