import { expect, test } from 'vitest';
import { z } from 'zod';
import { contentlayerFields } from './contentlayer-fields';
import { dateField, textField } from './fields';

test('Contentlayer’s fields have the types, options and defaults of the schema', () => {
  const schema = z.strictObject({
    title: textField('title', { max: 10, example: '' }),
    date: dateField('date'),
    order: z.int().optional(),
    draft: z.boolean().default(false),
    lang: z.enum(['en', 'zh']),
    tags: z.array(z.string()).default([]),
    notes: z.array(z.strictObject({ text: z.string() })).optional(),
  });
  const { notes, ...fields } = contentlayerFields('Post', schema) as Record<string, { of: { def: () => object } }>;
  expect(fields).toEqual({
    title: { type: 'string', required: true },
    date: { type: 'date', required: true },
    order: { type: 'number', required: false },
    draft: { type: 'boolean', default: false },
    lang: { type: 'enum', options: ['en', 'zh'], required: true },
    tags: { type: 'list', of: { type: 'string' }, default: [] },
  });
  expect(notes).toMatchObject({ type: 'list', required: false });
  expect(notes?.of.def()).toEqual({ name: 'PostNotes', fields: { text: { type: 'string', required: true } } });
});
