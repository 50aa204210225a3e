import { expect, test } from 'vitest';
import { plainHtml } from './plain-html';
import { plainMarkdown } from './plain-markdown';

const page = 'https://example.org/zh/posts/x';

test('scripts, styles and drawings are removed, and URLs are absolute', () => {
  const html = `<div class="heading"><h2 id="a" class="x">A</h2><a href="#a" aria-label="Link">#</a></div>
    <p style="color:red" onclick="x()">T <a href="/about">a</a> <a href="javascript:x()">b</a><script>alert(1)</script></p>
    <img src="/images/x.jpg" alt="x" width="3" height="4" srcset="/y 2x" loading="lazy"><svg><text>no</text></svg><select><option>no</option></select>`;
  expect(plainHtml(html, page).replace(/\s*\n\s*/g, '')).toBe(
    '<h2>A</h2><a href="https://example.org/zh/posts/x#a">#</a>' +
      '<p>T <a href="https://example.org/about">a</a> <a>b</a></p>' +
      '<img src="https://example.org/images/x.jpg" alt="x" width="3" height="4">',
  );
});

test('tables, code languages and disabled task checkboxes are kept', () => {
  const table =
    '<table><caption>C</caption><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><th scope="row">1</th></tr></tbody></table>';
  expect(plainHtml(`<section class="table-region" tabindex="0">${table}</section>`, page)).toBe(`<section>${table}</section>`);
  const code =
    '<pre class="code-block" tabindex="0"><code class="language-python"><span class="line">x = 1</span>\n<span>y</span></code></pre>';
  expect(plainHtml(code, page)).toBe('<pre><code class="language-python">x = 1\ny</code></pre>');
  expect(plainHtml('<input type="text" value="x" checked>', page)).toBe('<input checked type="checkbox" disabled>');
});

test('Markdown has the same tables, code, lists and links', () => {
  const html =
    '<table><caption>What it is</caption><thead><tr><td></td><th>A|B</th></tr></thead><tbody><tr><th>1</th><td>2 <small>(<a href="https://a.org/">a</a>)</small></td></tr></tbody></table>' +
    '<pre><code class="language-python">x = 1\n</code></pre><ul><li><input type="checkbox" checked disabled> done</li></ul>' +
    '<p>H<sub>2</sub>O &lt;b&gt; *not* <kbd>Ctrl</kbd></p>';
  expect(plainMarkdown(html)).toBe(
    [
      'What it is\n',
      '| | A\\|B |\n| - | - |\n| 1 | 2 ([a](https://a.org/)) |\n',
      '```python\nx = 1\n```\n',
      '- [x] done\n',
      'H2O \\<b> \\*not\\* `Ctrl`',
    ].join('\n'),
  );
});
