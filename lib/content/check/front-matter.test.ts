import { expect, test } from 'vitest';
import { diagnosticsOf, post } from '../../../test/content/test-content';

const file = 'content/posts/a-post.mdx';
const check = (fields: Record<string, string>) => diagnosticsOf({ [file]: post(fields) });

test('warnings of YAML are errors', async () => {
  expect(await check({ title: '!foo bar' })).toEqual([
    `${file}:2:8  a value starts with "!", which YAML reads as the name of a type. Put the whole value in double quotes.`,
  ]);
});

test('imageAlt may not have invisible characters', async () => {
  expect((await check({ imageAlt: '"a\u202Eb"' })).join()).toContain('"imageAlt" contains the character U+202E');
});

test('emoji of several code points are allowed', async () => {
  expect(await check({ title: 'A family 👨‍👩‍👧, a heart ❤️' })).toEqual([]);
});
