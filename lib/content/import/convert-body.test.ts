import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isThorough } from '../../../test/thorough';
import { findBodyProblems } from '../mdx/body-problems';
import { parseBody } from '../mdx/parse-body';
import { convertBody, plainWords } from './convert-body';
import { type ImportNote, Rejection } from './import-report';

function convert(body: string, title = 'Title') {
  const notes: ImportNote[] = [];
  const targets = {
    postAt: (url: string) => (url.includes('known') ? '/posts/known' : { missing: 'leads to nothing' }),
    imageAt: (url: string) => (url.includes('known') ? '/images/known.png' : { missing: 'does not exist' }),
  };
  const mdx = convertBody({ body, bodyLine: 1, title }, targets, (kind, line, text) => notes.push({ kind, line, text }));
  return { mdx, report: notes.map(({ kind, line, text }) => `${kind} ${line}: ${text}`) };
}

test.each([
  ['what MDX reads as code is escaped', 'a <5 {x} <b and export', 'a \\<5 \\{x} \\<b and export\n'],
  ['a line that starts like JavaScript stays text', 'import this', '&#x69;mport this\n'],
  ['an attribute list is dropped', '[a](https://x.y){: target="_blank"} b', '[a](https://x.y) b\n'],
  ['an attribute list on a line of its own is dropped', 'a\n{: .lead }', 'a\n'],
  ['an attribute list of a heading is dropped', '## A {: #id }\n\nb', '## A\n\nb\n'],
  ['braces that are not an attribute list stay', 'Set {: x} here', 'Set \\{: x} here\n'],
  ['code keeps its braces', '`{: .a}`', '`{: .a}`\n'],
  ['`:::python` names the language', '    :::python\n    print("<{x}>")', '```python\nprint("<{x}>")\n```\n'],
  ['braces around a language are dropped', '``` {.python hl_lines="1"}\na\n```', '```python\na\n```\n'],
  ['indented code is fenced', '    a < b', '```\na < b\n```\n'],
  ['footnotes stay', 'a[^1]\n\n[^1]: b', 'a[^1]\n\n[^1]: b\n'],
  ['a footnote without a reference becomes a paragraph', 'a\n\n[^1]: b', 'a\n\nb\n'],
  ['a definition list becomes a bold term and a list', 'Term\n:   One\n:   Two', '**Term**\n\n- One\n- Two\n'],
  ['a definition below a blank line', 'Term\n\n:   One', '**Term**\n\n- One\n'],
  ['raw HTML becomes Markdown', '<div class="x"><p>a <b>b</b> <kbd>K</kbd></p></div>', 'a **b** <kbd>K</kbd>\n'],
  ['inline tags become Markdown', 'a <b>b</b> <kbd>K</kbd> <a href="https://x.y">l</a>', 'a **b** <kbd>K</kbd> [l](https://x.y)\n'],
  ['{filename} becomes the address of the post', '[a]({filename}known.md)', '[a](/posts/known)\n'],
  ['{static} becomes the address of the picture', '![a]({static}/images/known.png)', '![a](/images/known.png)\n'],
  ['reference links become inline links', '[a][r] [r]\n\n[r]: https://x.y "T"', '[a](https://x.y "T") [r](https://x.y "T")\n'],
  ['the title stays', '# Title\n\na', '# Title\n\na\n'],
  ['a first-level heading moves all headings down', '# A\n\n## B\n\na', '## A\n\n### B\n\na\n'],
  ['a heading without a space gets one', '##标题\n\na', '## 标题\n\na\n'],
  ['bold next to Chinese quotation marks stays bold', '**“引用”**说', '**“引用”**说\n'],
  ['tasks keep their boxes', '- [ ] a\n- [x] b', '- [ ] a\n- [x] b\n'],
])('%s', (_, body, mdx) => {
  expect(convert(body).mdx).toBe(mdx);
});

test.each([
  ['a\n\n[x]({filename}gone.md)', 'dropped 3: the link to {filename}gone.md, which leads to nothing; its text stays'],
  [
    '[x](javascript:alert)',
    'dropped 1: the link to javascript:alert, which posts cannot contain (an address may not start with "javascript:"); its text stays',
  ],
  ['a\n\n![x](gone.png)', 'needs a person 3: the picture gone.png does not exist: its description replaces it'],
  ['a\n\n<script>alert(1)</script>', 'dropped 3: <script> with its content'],
  ['a <span>b</span>', 'dropped 1: the tag <span>; its content stays'],
  ['a\n\n<!-- note -->', 'dropped 3: the comment <!-- note -->'],
  ['a\n\n*[HTML]: Words', 'dropped 3: the abbreviation HTML, “Words”: write <abbr title="…"> where readers need it'],
  ['a\n\nb\u200Bc', 'dropped 3: the invisible character U+200B'],
  ['a [x](#gone)', 'dropped 1: the link to #gone, a heading that does not exist; its text stays'],
])('the report on %j has each loss with its line', (body, note) => {
  expect(convert(body).report).toContain(note);
});

test('a text of only the title is rejected', () => {
  expect(() => convert('# Title')).toThrow(Rejection);
});

test('a text of thousands of quotes in quotes is rejected before the timeout', () => {
  expect(() => convert(`${'> '.repeat(5000)}a`)).toThrow(Rejection);
}, 60_000);

test('a text of one mark thousands of times is imported whole or rejected before the timeout', () => {
  const text = '*a **b '.repeat(20_000);
  // How deep a text may be depends on the stack of the Node.js version.
  const outcome = (() => {
    try {
      return convert(text).mdx;
    } catch (error) {
      return error;
    }
  })();
  if (typeof outcome === 'string') expect(outcome.match(/[ab]/g)).toHaveLength(40_000);
  else expect(outcome).toBeInstanceOf(Rejection);
}, 60_000);

/** Pieces of older posts with their words, which are given here and not parsed. */
const word = fc.constantFrom(
  'alpha',
  'beta',
  '文字',
  'x < y',
  'a {b} c',
  '<5',
  '5>4',
  'a_b_c',
  'C#',
  '“引用”',
  'a * b',
  '100%',
  'import',
  'a & b',
  '~5',
  '| bar',
  '$x$',
  'e.g.',
  '!',
);
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((parts) => `w ${parts.join(' ')} w`);
const inline = fc.oneof(
  words.map((text) => [text, text] as const),
  fc.constantFrom('strong', 'm', '文').map((text) => [`**${text}**{: .c}`, text] as const),
  fc.constantFrom('link', '链接').map((text) => [`[${text}](https://x.y/a_b){: target="_blank" rel="x"}`, text] as const),
  fc.constantFrom('known', 'gone').map((text) => [`[${text}]({filename}${text}.md)`, text] as const),
  fc.constantFrom('code {x} <y>', '{: .a}').map((text) => [`\`${text}\``, text] as const),
  fc.constantFrom('tag').map((text) => [`<span class="a">${text}</span>`, text] as const),
  fc.constantFrom('alt').map((text) => [`![${text}]({static}/images/gone.png)`, text] as const),
);
const line = fc
  .array(inline, { minLength: 1, maxLength: 4 })
  .map((parts) => [parts.map(([md]) => md).join(' '), parts.map(([, text]) => text).join(' ')] as const);
const block = fc.oneof(
  line,
  line.map(([md, text]) => [`${md}\n{: .lead }`, text] as const),
  line.map(([md, text]) => [`## ${md} {: #id }`, text] as const),
  line.map(([md, text]) => [`# ${md}`, text] as const),
  line.map(([md, text]) => [`> ${md}`, text] as const),
  fc
    .array(line, { minLength: 1, maxLength: 3 })
    .map((lines) => [lines.map(([md]) => `- ${md}`).join('\n'), lines.map(([, text]) => text).join(' ')] as const),
  fc.tuple(line, line).map(([[a, x], [b, y]]) => [`${a}\n:   ${b}`, `${x} ${y}`] as const),
  fc.constantFrom('if a < b: {x}', 'import os').map((code) => [`    :::python\n    ${code}`, code] as const),
  fc.constantFrom('if a < b: {x}').map((code) => [`~~~ {.js}\n${code}\n~~~`, code] as const),
  fc.constant(['<div class="x">\n<p>Raw <b>words</b></p>\n</div>', 'Raw words'] as const),
  fc.constant(['| a | b |\n|---|---|\n| c | d |', 'a b c d'] as const),
);

test('any combination of older syntax keeps its words and passes the check', () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (blocks) => {
      const { mdx } = convert(blocks.map(([md]) => md).join('\n\nand\n\n'));
      const expected = blocks.map(([, text]) => text).join(' and ');
      expect(plainWords(parseBody(mdx))).toBe(expected.replace(/\s+/g, ' '));
      expect(findBodyProblems({ tree: parseBody(mdx), source: mdx })).toEqual([]);
    }),
    { numRuns: isThorough ? 100 : 25, seed: 1 },
  );
}, 60_000);

test('any text is either converted or rejected with a reason', () => {
  const mark = fc.constantFrom(
    ...'*_`#>-+|[](){}<>!~^:=\\&"\'\n\n  \t$1.a文“”，/'.split(''),
    '\n\n',
    '    ',
    '```',
    '{:',
    '[^1]',
    '[^1]: ',
    '<b>',
    '</b>',
    '<div>',
    '<br>',
    '<!--',
    '-->',
    ':::python',
    '![',
    '](',
    'https://x.y',
    '---',
    '| a |',
    '<a href="x">',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(mark, fc.string()), { maxLength: 30 }), (parts) => {
      try {
        const { mdx } = convert(parts.join(''));
        expect(findBodyProblems({ tree: parseBody(mdx), source: mdx })).toEqual([]);
      } catch (cause) {
        expect(cause).toBeInstanceOf(Rejection);
        expect((cause as Rejection).message).not.toBe('');
      }
    }),
    { numRuns: isThorough ? 100 : 25, seed: 1 },
  );
}, 60_000);
