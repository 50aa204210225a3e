import { expect, test } from 'vitest';
import { normalizeText, splitFrontMatter } from './split-front-matter';

test('takes a file apart and says where the body starts', () => {
  expect(splitFrontMatter('---\ntitle: A\n---\nBody\n')).toEqual({ yaml: 'title: A\n', body: 'Body\n', bodyLine: 4 });
  expect(splitFrontMatter('---\n---\nBody')).toEqual({ yaml: '', body: 'Body', bodyLine: 3 });
});

test('a rule in the body is not the end of the front matter', () => {
  expect(splitFrontMatter('---\na: 1\n---\nx\n\n---\n\ny\n')?.body).toBe('x\n\n---\n\ny\n');
});

test('line ends and a byte-order mark make no difference', () => {
  const text = '---\ntitle: A\n---\nBody\n';
  expect(normalizeText(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toBe(text);
  expect(normalizeText(text.replace('\n', '\r\n'))).toBe(text);
});

test('gives undefined where there is none', () => {
  for (const text of ['', 'x', '----\na: 1\n----\n', '---\na: 1\n', '--- \na: 1\n---\n']) expect(splitFrontMatter(text)).toBeUndefined();
});
