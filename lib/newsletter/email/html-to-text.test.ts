import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { isThorough } from '../../../test/thorough';
import { htmlToText } from './html-to-text';

/** Converts a body as part of a whole document, as emails have it. */
function text(body: string): string {
  return htmlToText(`<!DOCTYPE html><html lang="en"><head><title>No</title><style>p{}</style></head><body>${body}</body></html>`).trimEnd();
}

test.each([
  [
    'a link within a sentence has its URL in brackets',
    '<p>See <a href="https://a.example/b">the post</a>.</p>',
    'See the post <https://a.example/b>.',
  ],
  [
    'a link that is a paragraph has its URL on the next line',
    '<p><strong><a href="https://a.example/b">Read it</a></strong> </p>',
    'Read it\nhttps://a.example/b',
  ],
  ['a link whose text is its URL is written once', '<p><a href="https://a.example/">https://a.example/</a></p>', 'https://a.example/'],
  [
    'references to notes are in brackets, exponents have a caret',
    '<p>Above<sup><a href="#n1">1</a></sup>, 10<sup>6</sup></p>',
    'Above[1], 10^6',
  ],
  ['an image is its alt text', '<p><img src="x" alt="A cat"><img src="y" alt=""></p>', '[A cat]'],
  ['white space collapses and invisible characters are removed', '<p> a\n  b&nbsp;c&shy;d<br> e </p>', 'a b cd\ne'],
  ['hidden elements are left out', '<div style="display: none">x</div><p hidden>y</p><script>z</script><p>a</p>', 'a'],
  [
    'headings are underlined',
    '<h1>你好</h1><h2><a href="https://a.example/">Hi</a></h2><h3>Low</h3>',
    '你好\n====\n\nHi\n--\nhttps://a.example/\n\nLow',
  ],
  ['list items are marked and indented', '<ol start="9"><li>a</li><li>b<ul><li>c</li></ul></li></ol>', '9. a\n10. b\n    - c'],
  ['list items with paragraphs are separated by empty lines', '<ul><li><p>a</p><p>b</p></li><li><p>c</p></li></ul>', '- a\n\n  b\n\n- c'],
  ['tasks have check boxes', '<ul><li><input type="checkbox" checked> a</li><li><input type="checkbox"> b</li></ul>', '- [x] a\n- [ ] b'],
  ['quotes are prefixed and rules are asterisks', '<blockquote><p>a</p><p>b</p></blockquote><hr>', '> a\n>\n> b\n\n* * *'],
  ['code is indented and not wrapped', '<pre><code>if a:\n    b &lt; c\n</code></pre>', '    if a:\n        b < c'],
  ['a layout table is only its content', '<table role="presentation"><tr><td><p>a</p></td><td>b</td></tr></table>', 'a\n\nb'],
])('%s', (_, html, expected) => {
  expect(text(html)).toBe(expected);
});

describe('a data table', () => {
  const head = '<thead><tr><th scope="col">框架</th><th scope="col">Since</th><th scope="col" align="right">Stars</th></tr></thead>';
  test('keeps its columns if they fit, with numbered links', () => {
    const html =
      `<table><caption>Three</caption>${head}<tr><th scope="row">JAX</th><td><a href="https://a.example/">2018</a></td><td align="right">7</td></tr>` +
      '<tr><th scope="row">PyTorch</th><td><a href="https://a.example/">2016</a></td><td align="right">123</td></tr></table>';
    expect(text(html)).toBe(
      [
        'Three',
        '',
        '框架     Since     Stars',
        '-------  --------  -----',
        'JAX      2018 [1]      7',
        'PyTorch  2016 [1]    123',
        '',
        '[1] https://a.example/',
      ].join('\n'),
    );
  });

  test('becomes lists of headers and values if its columns do not fit', () => {
    const html = `<table>${head}<tr><th scope="row">JAX</th><td>${'long '.repeat(20)}<a href="https://a.example/">2018</a></td><td></td></tr></table>`;
    expect(text(html)).toBe(`JAX\n  Since: ${'long '.repeat(13).trim()}\n    ${'long '.repeat(7)}2018 <https://a.example/>\n  Stars: –`);
  });

  test('has each cell at its column when cells span others', () => {
    const html =
      '<table><tr><th>a</th><th>b</th><th>c</th></tr><tr><td rowspan="2">1</td><td colspan="2">2</td></tr><tr><td>3</td><td>4</td></tr></table>';
    expect(text(html)).toBe('a  b  c\n-  -  -\n1  2\n1  3  4');
  });

  test('has groups of rows below their names', () => {
    const row = (name: string, value: string) => `<tr><th scope="row">${name}</th><td>${value}</td></tr>`;
    const group = (name: string, rows: string) => `<tbody><tr><th scope="rowgroup" colspan="2">${name}</th></tr>${rows}</tbody>`;
    const source = 'Good.<br><small><a href="https://x.example/a">x.example</a></small>';
    const html = `<table><caption>Two</caption>${group('Speed', row('A', source) + row('B', 'Bad.'))}${group('Size', row('A', ''))}</table>`;
    expect(text(html)).toBe('Two\n\nSpeed\n  A: Good.\n    x.example <https://x.example/a>\n  B: Bad.\n\nSize\n  A: –');
  });
});

test('Chinese text wraps between characters, but no line begins with closing punctuation', () => {
  const lines = text(`<p>${'框架（一）、“二”。'.repeat(40)}</p>`).split('\n');
  expect(lines.length).toBeGreaterThan(5);
  for (const line of lines) {
    expect(line).not.toMatch(/^[。，、）”？！：；]|[（“]$/);
    expect(stringWidth(line)).toBeLessThanOrEqual(78);
  }
});

describe('for any email', () => {
  const words = fc.stringMatching(/^[a-z]{1,12}$|^[框架编译](?:[框架编译训练，。、（）“”]{0,28}[框架。])?$|^[&<>"'—-]{1,3}$/);
  const link = fc.record({ words: fc.array(words, { maxLength: 5 }), href: fc.webUrl({ withQueryParameters: true, withFragments: true }) });
  const inline = fc.oneof(
    { weight: 3, arbitrary: fc.array(words, { minLength: 1, maxLength: 30 }).map((all) => escaped(all.join(' '))) },
    link.map(({ words: all, href }) => `<a href="${escaped(href)}">${escaped(all.join(' '))}</a>`),
  );
  const flow = fc.array(inline, { maxLength: 6 }).map((parts) => parts.join(' '));
  const cells = fc.array(flow, { minLength: 1, maxLength: 4 });
  const { block } = fc.letrec<{ block: string }>((tie) => ({
    block: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      flow.map((html) => `<p>${html}</p>`),
      flow.map((html) => `<h2>${html}</h2>`),
      fc
        .array(cells, { maxLength: 4 })
        .map((rows) => `<table>${rows.map((row, at) => rowOf(row, at === 0 ? 'th' : 'td')).join('')}</table>`),
      fc.array(tie('block'), { maxLength: 3 }).map((all) => `<blockquote>${all.join('')}</blockquote>`),
      fc.array(tie('block'), { maxLength: 3 }).map((all) => `<ul>${all.map((one) => `<li>${one}</li>`).join('')}</ul>`),
      fc.array(tie('block'), { maxLength: 3 }).map((all) => `<table role="presentation">${rowOf(all, 'td')}</table>`),
    ),
  }));
  const body = fc.array(block, { maxLength: 5 }).map((all) => all.join(''));

  test('every URL is complete, no line that could be wrapped is too wide, and the result is the same each time', () => {
    fc.assert(
      fc.property(body, (html) => {
        const result = text(html);
        expect(text(html)).toBe(result);
        for (const [, href = ''] of html.matchAll(/href="([^"]*)"/g)) expect(result).toContain(unescaped(href));
        for (const line of result.split('\n')) {
          expect(line).toBe(line.trimEnd());
          // Before a URL: quote and list markers, the number of a note, opening punctuation.
          if (stringWidth(line) > 78) expect(line).toMatch(/^[> -]*(?:\[\d+\] )?[“（]* ?<?https?:\/\/\S+$/);
        }
      }),
      { numRuns: isThorough ? 200 : 40 },
    );
  });

  test('no word is lost or repeated, and their order is kept', () => {
    fc.assert(
      fc.property(
        fc.array(
          words.map((word) => `${word}x`),
          { minLength: 1, maxLength: 200 },
        ),
        (all) => {
          expect(text(`<p>${escaped(all.join(' '))}</p>`).replace(/\s+/g, '')).toBe(all.join(''));
        },
      ),
    );
  });
});

function rowOf(cells: readonly string[], tag: string): string {
  return `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function unescaped(words: string): string {
  return words.replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}
