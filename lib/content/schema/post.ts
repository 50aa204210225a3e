import { z } from 'zod';
import { site } from '../../base/site';
import { closest } from '../../base/text/closest';
import { correctionsField, explainCorrectionDates } from './corrections';
import { booleanField, dateField, invisibleIssue, langField, listField, textField } from './fields';

/** The tags and categories that posts may use. */
export interface PostKeys {
  tags: readonly string[];
  /** Other spellings of tags, each with the tag's key. */
  aliases: ReadonlyMap<string, string>;
  categories: readonly string[];
}

/**
 * Returns the schema of a post's front matter. A field that is added here is checked, typed and available as `post.<field>`;
 * `content/README.md` explains it to editors.
 */
export function postSchema({ tags, aliases, categories }: PostKeys) {
  const fields = {
    title: textField('title', { max: 120, example: '"Top AI Frameworks for 2024"' }),
    date: dateField('date'),
    category: knownKey('category', categories, 'Categories are listed in content/categories.yml.'),
    lang: langField,
    tags: listField('tags', knownKey('tag', tags, 'Tags are listed in content/tags.yml.', aliases), {
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
      .max(400, '"imageAlt" is longer than 400 characters — Shorten it.')
      .superRefine((value, context) => {
        const issue = invisibleIssue('imageAlt', value);
        if (issue) context.addIssue(issue);
      })
      .optional(),
    authors: listField('authors', textField('author', { max: 80, example: '"Ada Lovelace"' }), {
      max: 10,
      example: `[The ${site.name} Team]`,
    }).optional(),
    updated: dateField('updated').optional(),
    corrections: correctionsField.optional(),
    draft: booleanField('draft').default(false),
    unlisted: booleanField('unlisted').default(false),
    /** The poll below the body. */
    poll: z.string({ error: '"poll" must be text — Write the name of a file in content/polls without its ending.' }).optional(),
  };

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

export type PostFields = z.output<ReturnType<typeof postSchema>>;

/** The front matter of a standing page such as “About”. */
export const pageSchema = z.strictObject({
  title: textField('title', { max: 120, example: '"About"' }),
  lang: langField,
  summary: textField('summary', { min: 20, max: 300, example: '"What this page is about."' }),
  updated: dateField('updated'),
});

export type PageFields = z.output<typeof pageSchema>;

function knownKey(entity: string, keys: readonly string[], list: string, aliases: ReadonlyMap<string, string> = new Map()) {
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
      context.addIssue(`unknown ${entity} "${value.slice(0, 60)}" — ${guess ? `Did you mean "${guess}"? ` : ''}${list}`);
    });
}
