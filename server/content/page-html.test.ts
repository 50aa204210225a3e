import { expect, test } from 'vitest';
import { bareComponents } from '@/test/content/bare-components';
import { htmlOf } from '@/test/html-of';
import { renderBody } from './render-body';

const render = async (source: string) => {
  const { content } = await renderBody(source, { hash: source, file: 'a.mdx', locale: 'en', title: 'Title', components: bareComponents });
  return htmlOf(content);
};
const valuesOf = (html: string, attribute: string) =>
  Array.from(html.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g')), ([, value]) => value);

test('footnotes have ids that no heading can have, whatever they are called, and lead back', async () => {
  const html = await render('A[^a] B[^a] C[^a-2] D[^注]\n\n## page.fn 1\n\n## Footnote label\n\n[^a]: One\n\n[^a-2]: Two\n\n[^注]: 三\n');
  const ids = valuesOf(html, 'id');
  expect(ids).toContain('page.fn-3');
  expect(ids).toContain('page.footnote-label');
  expect(ids).toContain('footnote-label');
  expect(new Set(ids).size).toBe(ids.length);
  expect(valuesOf(html, 'aria-describedby')).toEqual(Array(4).fill('page.footnote-label'));
  for (const address of valuesOf(html, 'href')) expect(ids).toContain(address?.slice(1));
});

test('each table has a name of its own, without footnote marks', async () => {
  const table = '| a |\n|---|\n| b |';
  const html = await render(`## A[^1]\n\n${table}\n\n${table}\n\n## A (2)\n\n${table}\n\n[^1]: Note.`);
  const regions = Array.from(html.matchAll(/<table data-label="([^"]*)"/g), ([, name]) => name);
  expect(regions).toEqual(['A', 'A (2)', 'A (2) (2)']);
});

test('a task is named after its own text', async () => {
  expect(valuesOf(await render('- [ ] outer\n  - [x] inner\n- [ ] {/* later */}'), 'aria-label')).toEqual(['outer', 'inner', 'Task']);
});

test('** ends beside Chinese punctuation', async () => {
  expect(await render('**注意：**内容如下。')).toBe('<p><strong>注意：</strong>内容如下。</p>');
});
