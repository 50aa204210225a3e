import { expect, test } from 'vitest';
import { renderBody } from '../../../server/content/render-body';
import { bareComponents } from '../../../test/content/bare-components';
import { checkBody } from './body';

const image = '/images/newsletter/ai-frameworks.jpg';

test.each([
  ['## Results[^1]\n\n[^1]: Note.', { results: 'Results' }],
  [`## Results ![chart](${image})`, { results: 'Results' }],
  [`## ![Logo](${image})`, { logo: 'Logo' }],
  ['## Results {/* c */}\n\n## *a {/* b */}* c', { results: 'Results', 'a-c': 'a c' }],
  ['## One<br />two', { 'one-two': 'One two' }],
  ['# Title {/* todo */}\n\n## Title', { title: 'Title' }],
  ['## Same\n\n### Same', { same: 'Same', 'same-1': 'Same' }],
  ['A[^1]\n\n[^1]: Note.\n\n    ## In a footnote\n\n## After', { after: 'After' }],
  ['## 注意：**内容**', { 注意内容: '注意：内容' }],
])('the page and the check agree on the heading ids of %j', async (body, expected) => {
  const { headings } = await renderBody(body, { hash: body, file: 'a.mdx', locale: 'en', title: 'Title', components: bareComponents });
  expect(Object.fromEntries(headings.map(({ id, text }) => [id, text]))).toEqual(expected);
  const { anchors, fileDiagnostics } = checkBody(body, 'Title');
  expect([...anchors]).toEqual(Object.keys(expected));
  expect(fileDiagnostics).toEqual([]);
});
