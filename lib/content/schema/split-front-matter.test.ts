import { expect, test } from 'vitest';
import { normalizeText, splitFrontMatter } from './split-front-matter';

test('splits a file and returns the line of the body', () => {
  expect(splitFrontMatter('---\ntitle: A\n---\nBody\n')).toEqual({ yaml: 'title: A\n', body: 'Body\n', bodyLine: 4 });
  expect(splitFrontMatter('---\n---\nBody')).toEqual({ yaml: '', body: 'Body', bodyLine: 3 });
});

test('the first --- line ends the front matter', () => {
  expect(splitFrontMatter('---\na: 1\n---\nx\n\n---\n\ny\n')?.body).toBe('x\n\n---\n\ny\n');
});

test('CRLF and a byte-order mark are normalized', () => {
  const text = '---\ntitle: A\n---\nBody\n';
  expect(normalizeText(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toBe(text);
  expect(normalizeText(text.replace('\n', '\r\n'))).toBe(text);
});

test('a file without exact --- lines has no front matter', () => {
  for (const text of ['', 'x', '----\na: 1\n----\n', '---\na: 1\n', '--- \na: 1\n---\n']) expect(splitFrontMatter(text)).toBeUndefined();
});
