import { expect, test } from 'vitest';
import { inlineStyles } from './inline-styles';

const page = 'https://newsletter.example/posts/x';

test.each([
  [
    'what opens at a click is always seen',
    '<details><summary>How</summary><p>Ten <em>runs</em>.</p></details>',
    '<p><strong>How</strong></p><p>Ten <em>runs</em>.</p>',
  ],
  [
    'details within details, too',
    '<details><summary>a</summary><details><summary>b</summary>c</details></details>',
    '<p><strong>a</strong></p><p><strong>b</strong></p>c',
  ],
  [
    'boxes are signs',
    '<ul><li><input type="checkbox" disabled checked> done</li><li><input type="checkbox" disabled> not</li></ul>',
    '<ul><li>☑  done</li><li>☐  not</li></ul>',
  ],
  ['a footnote is a number', `<p>a<sup><a href="${page}#page.fn-1">1</a></sup></p>`, '<p>a<sup>[1]</sup></p>'],
  [
    'and no way leads back',
    `<li>b <a href="${page}#page.fnref-1">↩</a><a href="${page}#page.fnref-1-2">↩<sup>2</sup></a></li>`,
    '<li>b </li>',
  ],
  ['other places on the page are links', `<p><a href="${page}#a">a</a></p>`, `<p><a href="${page}#a">a</a></p>`],
  [
    'a picture that not all show is a link',
    '<p><img src="https://x.example/a.webp" alt="A chart"></p>',
    '<p><a href="https://x.example/a.webp">A chart</a></p>',
  ],
  [
    'in a link it is the words of it',
    '<p><a href="https://y.example/"><img src="https://x.example/a.webp" alt=""></a></p>',
    '<p><a href="https://y.example/">a.webp</a></p>',
  ],
])('%s', (_, html, expected) => {
  expect(inlineStyles(html, 'en').replace(/ (?:style|class)="[^"]*"/g, '')).toBe(expected);
});
