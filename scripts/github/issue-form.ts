import { z } from 'zod';

const words = z.string().min(1);
const id = z.string().regex(/^[a-zA-Z0-9_-]+$/);
const validations = z.strictObject({ required: z.boolean().optional() }).optional();
const asked = { id: id.optional(), validations };
const text = { label: words, description: words.optional(), placeholder: words.optional(), value: words.optional() };
const option = z.strictObject({ label: words, required: z.boolean().optional() });

const field = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('markdown'), attributes: z.strictObject({ value: words }) }),
  z.strictObject({ type: z.literal('input'), ...asked, attributes: z.strictObject(text) }),
  z.strictObject({ type: z.literal('textarea'), ...asked, attributes: z.strictObject({ ...text, render: words.optional() }) }),
  z.strictObject({
    type: z.literal('dropdown'),
    ...asked,
    attributes: z.strictObject({
      label: words,
      description: words.optional(),
      multiple: z.boolean().optional(),
      options: z.array(words).min(1).refine(isEachOnce, 'an option stands there twice'),
      default: z.int().optional(),
    }),
  }),
  z.strictObject({
    type: z.literal('checkboxes'),
    id: id.optional(),
    attributes: z.strictObject({ label: words, description: words.optional(), options: z.array(option).min(1) }),
  }),
]);

/**
 * An issue form, with no other keys than GitHub knows: it shows none of a form in which it finds a mistake.
 *
 * @see https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms
 */
export const issueForm = z.strictObject({
  name: words,
  description: words,
  title: words.optional(),
  labels: z.array(words).optional(),
  assignees: z.array(words).optional(),
  projects: z.array(words).optional(),
  type: words.optional(),
  body: z
    .array(field)
    .refine((fields) => fields.some(({ type }) => type !== 'markdown'), 'a form asks for something')
    .refine((fields) => isEachOnce(fields.flatMap((field) => ('id' in field && field.id) || [])), 'an id stands there twice')
    .refine(
      (fields) => isEachOnce(fields.flatMap((field) => ('label' in field.attributes ? field.attributes.label : []))),
      'a label stands there twice',
    ),
});

/** The choice between forms. */
export const issueConfig = z.strictObject({
  blank_issues_enabled: z.boolean().optional(),
  contact_links: z.array(z.strictObject({ name: words, url: z.url(), about: words })).optional(),
});

function isEachOnce(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
