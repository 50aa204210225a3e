import { expect, test } from 'vitest';
import { findNameClashes } from './file-name';

test.each([
  ['content/posts/A.mdx', 'content/posts/a.mdx', 'some computers cannot tell this file from content/posts/A.mdx'],
  ['public/images/caf\u00e9.png', 'public/images/cafe\u0301.png', 'some computers cannot tell this file from public/images/caf\u00e9.png'],
  ['content/posts/a.en.mdx', 'content/posts/a.mdx', 'this file and content/posts/a.en.mdx are the same post'],
])('%s and %s clash', (first, second, reason) => {
  const [diagnostic, ...others] = findNameClashes([first, 'content/posts/b.mdx', second]);
  expect(diagnostic).toMatchObject({ file: second, severity: 'error', reason: expect.stringContaining(reason) });
  expect(others).toEqual([]);
});

test('a post and its translation do not clash', () =>
  expect(findNameClashes(['content/posts/a.mdx', 'content/posts/a.zh.mdx'])).toEqual([]));
