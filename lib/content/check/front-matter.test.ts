import { expect, test } from 'vitest';
import { diagnosticsOf, post } from '../../../test/content/test-content';

const file = 'content/posts/a-post.mdx';
const check = (fields: Record<string, string>) => diagnosticsOf({ [file]: post(fields) });

test('what YAML only warns of is an error', async () => {
  expect(await check({ title: '!foo bar' })).toEqual([
    `${file}:2:8  a value starts with "!", which YAML reads as the name of a type. Put the whole value in double quotes.`,
  ]);
});

test('imageAlt holds nothing invisible', async () => {
  expect((await check({ imageAlt: '"a\u202Eb"' })).join()).toContain('"imageAlt" contains the character U+202E');
});

test('emoji may be made of several', async () => {
  expect(await check({ title: 'A family 👨‍👩‍👧, a heart ❤️' })).toEqual([]);
});
