import { expect, test } from 'vitest';
import { sameNames } from './same-names';

test.each([
  ['content/posts/A.mdx', 'content/posts/a.mdx', 'on some computers this file and content/posts/A.mdx are one'],
  ['public/images/caf\u00e9.png', 'public/images/cafe\u0301.png', 'on some computers this file and public/images/caf\u00e9.png are one'],
  ['content/posts/a.en.mdx', 'content/posts/a.mdx', 'this file and content/posts/a.en.mdx are the same post'],
])('%s and %s', (first, second, reason) => {
  const [diagnostic, ...others] = sameNames([first, 'content/posts/b.mdx', second]);
  expect(diagnostic).toMatchObject({ file: second, severity: 'error', reason: expect.stringContaining(reason) });
  expect(others).toEqual([]);
});

test('a post and its translation are two files', () => expect(sameNames(['content/posts/a.mdx', 'content/posts/a.zh.mdx'])).toEqual([]));
