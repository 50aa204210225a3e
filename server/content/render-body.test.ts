import { expect, test } from 'vitest';
import { bareComponents } from '@/test/content/bare-components';
import { renderBody } from './render-body';

const render = (source: string) =>
  renderBody(source, { hash: source, file: 'a.mdx', locale: 'en', title: 'Title', components: bareComponents });

test('a body with JavaScript is refused with line and column, not silently emptied', async () => {
  await expect(render('Fine.\n\nTwo is {1+1}.')).rejects.toThrow(/a\.mdx:3:8 {2}"\{1\+1\}" is JavaScript/);
  await expect(render('<script>alert(1)</script>')).rejects.toThrow(/<script> is not a tag/);
  await expect(render('<Callout kind={x} />')).rejects.toThrow(/not plain text/);
});

test('collects headings with unique ids, without the repeated title', async () => {
  const { headings } = await render('# Title\n\n## One `x`\n\n### Same\n\n## Same\n\n#### Deep\n');
  expect(headings).toEqual([
    { id: 'one-x', text: 'One x', level: 2 },
    { id: 'same', text: 'Same', level: 3 },
    { id: 'same-1', text: 'Same', level: 2 },
  ]);
});
