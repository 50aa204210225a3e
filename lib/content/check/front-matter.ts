import type { Page, Post } from 'contentlayer/generated';
import { z } from 'zod';
import { closest } from '../../base/text/closest';
import { correctionsField, explainCorrectionDates } from './corrections';
import { booleanField, dateField, invisibleIssue, langField, listField, textField } from './fields';
import type { Labels } from './labels';

/** The fields that editors write, as Contentlayer types them: what is computed or its own is left out. */
type Written<T> = Exclude<
  keyof T,
  | 'type'
  | 'body'
  | 'slug'
  | 'bodyHash'
  | 'imageWidth'
  | 'imageHeight'
  | 'imageBytes'
  | 'readingMinutes'
  | 'mentions'
  | 'showsFacts'
  | 'bodyPolls'
  | `_${string}`
>;

/** The rules of a post's front matter, given the tags and categories that exist. */
export function postSchema(labels: Labels) {
  const fields = {
    title: textField('title', { max: 120, example: '"Top AI Frameworks for 2024"' }),
    date: dateField('date'),
    category: knownKey('category', labels.categories, 'content/categories.yml'),
    lang: langField,
    tags: listField('tags', knownKey('tag', labels.tags, 'content/tags.yml', labels.aliases), {
      max: 10,
      example: '[pytorch, jax]',
    }).superRefine((tags, context) => {
      tags.forEach((tag, index) => {
        if (tags.indexOf(tag) < index)
          context.addIssue({ code: 'custom', path: [index], message: `tag "${tag}" is given twice — Delete one.` });
      });
    }),
    summary: textField('summary', { min: 50, max: 300, example: '"One or two sentences for lists and search engines."' }),
    image: z.string({ error: '"image" must be text — Write a path such as /images/newsletter/my-picture.jpg.' }).optional(),
    imageAlt: z
      .string({ error: '"imageAlt" must be text — Describe the image in one sentence, in double quotes.' })
      .max(400, '"imageAlt" is longer than 400 characters — Say it shorter.')
      .superRefine((value, context) => {
        const issue = invisibleIssue('imageAlt', value);
        if (issue) context.addIssue(issue);
      })
      .optional(),
    authors: listField('authors', textField('author', { max: 80, example: '"Ada Lovelace"' }), {
      max: 10,
      example: '[The Twinko AI Team]',
    }).optional(),
    updated: dateField('updated').optional(),
    corrections: correctionsField.optional(),
    draft: booleanField('draft').optional(),
    unlisted: booleanField('unlisted').optional(),
    poll: z.string({ error: '"poll" must be text — Write the name of a file in content/polls without its ending.' }).optional(),
  } satisfies Record<Written<Post>, z.ZodType>;

  return z.strictObject(fields).superRefine((post, context) => {
    if (post.image !== undefined && post.imageAlt === undefined)
      context.addIssue({
        code: 'custom',
        path: ['image'],
        message: 'there is an "image" without "imageAlt" — Describe the image in imageAlt, or write imageAlt: "" if it is only decoration.',
      });
    if (post.updated !== undefined && Date.parse(post.updated) < Date.parse(post.date))
      context.addIssue({ code: 'custom', path: ['updated'], message: '"updated" is before "date" — Correct one of the two.' });
    for (const issue of explainCorrectionDates(post)) context.addIssue({ code: 'custom', ...issue });
  });
}

export type PostFields = z.infer<ReturnType<typeof postSchema>>;

/** The rules of a standing page's front matter. */
export const pageSchema = z.strictObject({
  title: textField('title', { max: 120, example: '"About"' }),
  lang: langField,
  summary: textField('summary', { min: 20, max: 300, example: '"What this page is about."' }),
  updated: dateField('updated'),
} satisfies Record<Written<Page>, z.ZodType>);

export type PageFields = z.infer<typeof pageSchema>;

function knownKey(entity: string, keys: readonly string[], file: string, aliases: ReadonlyMap<string, string> = new Map()) {
  return z
    .string({
      error: ({ input }) =>
        input === undefined
          ? `"${entity}" is missing — Add a line such as: ${entity}: ${keys[0] ?? '…'}`
          : `${entity} must be text — Put it in double quotes.`,
    })
    .superRefine((value, context) => {
      if (keys.includes(value)) return;
      const guess = aliases.get(value.toLowerCase()) ?? closest(value, keys);
      const noted = `${entity === 'tag' ? 'Tags' : 'Categories'} are listed in ${file}.`;
      context.addIssue(`unknown ${entity} "${value.slice(0, 60)}" — ${guess ? `Did you mean "${guess}"? ` : ''}${noted}`);
    });
}
