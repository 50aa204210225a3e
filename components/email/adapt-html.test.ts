import { expect, test } from 'vitest';
import { inlineStyles } from './inline-styles';

const page = 'https://newsletter.example/posts/x';

test.each([
  [
    'the content of <details> is shown',
    '<details><summary>How</summary><p>Ten <em>runs</em>.</p></details>',
    '<p><strong>How</strong></p><p>Ten <em>runs</em>.</p>',
  ],
  [
    'the content of nested <details> is shown',
    '<details><summary>a</summary><details><summary>b</summary>c</details></details>',
    '<p><strong>a</strong></p><p><strong>b</strong></p>c',
  ],
  [
    'checkboxes become characters',
    '<ul><li><input type="checkbox" disabled checked> done</li><li><input type="checkbox" disabled> not</li></ul>',
    '<ul><li>☑  done</li><li>☐  not</li></ul>',
  ],
  ['a footnote link becomes its number', `<p>a<sup><a href="${page}#page.fn-1">1</a></sup></p>`, '<p>a<sup>[1]</sup></p>'],
  [
    'links back from footnotes are removed',
    `<li>b <a href="${page}#page.fnref-1">↩</a><a href="${page}#page.fnref-1-2">↩<sup>2</sup></a></li>`,
    '<li>b </li>',
  ],
  ['other anchors on the page stay links', `<p><a href="${page}#a">a</a></p>`, `<p><a href="${page}#a">a</a></p>`],
  [
    'an image that some clients do not show becomes a link',
    '<p><img src="https://x.example/a.webp" alt="A chart"></p>',
    '<p><a href="https://x.example/a.webp">A chart</a></p>',
  ],
  [
    'such an image in a link becomes the link’s text',
    '<p><a href="https://y.example/"><img src="https://x.example/a.webp" alt=""></a></p>',
    '<p><a href="https://y.example/">a.webp</a></p>',
  ],
])('%s', (_, html, expected) => {
  expect(inlineStyles(html, 'en').replace(/ (?:style|class)="[^"]*"/g, '')).toBe(expected);
});
