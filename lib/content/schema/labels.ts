import { z } from 'zod';
import { booleanField, keyField, listField, localizedField } from './fields';

const label = { key: keyField, label: localizedField('label', 40), description: localizedField('description', 300) };

const tag = z.strictObject({
  ...label,
  /** Other spellings: their addresses redirect to the tag. */
  aliases: z.array(keyField, '"aliases" must be a list — Write aliases: [torch].').default([]),
  /** Whether readers may subscribe to it. */
  topic: booleanField('topic').default(false),
});

const category = z.strictObject({ ...label, parent: keyField.optional() });

const series = z.strictObject({
  ...label,
  label: localizedField('label', 60),
  posts: listField('posts', keyField, { max: 50, example: '[my-post, my-second-post]' }),
});

export const tagFile = z.strictObject({ tags: listField('tags', tag, { max: 1000, example: '…' }) });

export const categoryFile = z.strictObject({ categories: listField('categories', category, { max: 200, example: '…' }) });

export const seriesFile = z.strictObject({ series: z.array(series, '"series" must be a list — Write series: [] if there are none.') });
