import { describe, expect, test } from 'vitest';
import { renderBody } from '../../../server/content/render-body';
import { bareComponents } from '../../../test/content/bare-components';
import { checkBody } from './body';
import { formatDiagnostic } from './diagnostic';

const file = 'a.mdx';
const render = (body: string) => renderBody(body, { hash: body, file, locale: 'en', title: 'Title', components: bareComponents });
const check = (body: string) =>
  checkBody(body, 'Title').fileDiagnostics.map((fileDiagnostic) => formatDiagnostic({ file, ...fileDiagnostic }));

const box = '<Callout kind="note">x</Callout>';
const image = '/images/newsletter/ai-frameworks.jpg';

describe('the check accepts and the page renders', () => {
  test.each([
    // Block tags on one line.
    '<details><summary>More</summary>Hidden text</details>',
    '- <details><summary>More</summary>Hidden text</details>',
    '> <details><summary>More</summary>Hidden text</details>',
    '<details><summary>More</summary> <Callout kind="tip">x</Callout></details>',
    `<Callout kind="note">${box}</Callout>`,
    `<Callout kind="note">Words ${box}</Callout>`,
    `<Callout kind="note"><Figure caption="One">![x](${image})</Figure></Callout>`,
    `${box} {/* why */}`,
    `${box}\n${box}`,
    '- one\n\n  <Callout kind="note">\n\n  x\n\n  </Callout>',
    // Block tags on lines of their own.
    '<details>\n<summary>Press <kbd>x</kbd></summary>\n\nHidden\n\n</details>',
    '<details>\n{/* why */}\n<summary>More</summary>\n<Callout kind="note">x</Callout>\n</details>',
    `<Figure caption="One">\n\n${box}\n\n</Figure>`,
    // Inline tags.
    '<kbd>Ctrl</kbd> + <kbd><small>x</small></kbd>',
    'One <br /> two<br></br> three',
    '**<mark>x</mark>** and [<kbd>y</kbd>](/about)',
    // Tables.
    '| a | b |\n|---|---|\n| c |\n| d | e |\n| f | `g\\|h` |',
    '| a | b |\n|---|---|\n| c | d | |',
    'a | b\n:-|',
    '-----',
    // Brackets that are not references.
    'See [1], [2][3], a[i][j] and f(x)[0][1]. [ ] and \\[a][b], \\[^1] and `[^1] [a][b] ](`.',
    '- [ ] open\n- [x] done',
    '```md\n[^1] [a][b] ](\n```',
    'A[^a] and[^a].\n\n[^a]: One[^b].\n\n[^b]: Two.',
    '[words][r] ![x][i] [r]\n\n[r]: /about\n[i]: /images/newsletter/ai-frameworks.jpg',
    'https://pytorch.org 是官网，[链接](https://zh.wikipedia.org/wiki/人工智能)。',
    `[![the logo](${image})](/about)`,
    'A family 👨‍👩‍👧 and a heart ❤️.\tA tab.',
    '## 1\n\n## 1',
    `## ![Logo](${image})`,
  ])('%s', async (body) => {
    expect(check(body)).toEqual([]);
    await expect(render(body)).resolves.toBeDefined();
  });
});

describe('the check reports and the page refuses to render', () => {
  test.each([
    // Block tags within a line of text.
    [`Press <kbd>${box}</kbd> now.`, '1:12', '<Callout> is inside a line of text, <kbd>'],
    [`<kbd>${box}</kbd>`, '1:6', 'is inside a line of text, <kbd>'],
    [`<kbd>\n${box}\n</kbd>`, '2:1', 'is inside a line of text, <kbd>'],
    [`## A <kbd>${box}</kbd>`, '1:11', 'is inside a line of text'],
    [`| a |\n|---|\n| <kbd>${box}</kbd> |`, '3:8', 'is inside a line of text'],
    [`| a |\n|---|\n| ${box} |`, '3:3', 'is inside a line of text'],
    [`[${box}](/about)`, '1:2', 'is inside a line of text'],
    [`**${box}**`, '1:3', 'is inside a line of text'],
    [`${box}　`, '1:1', 'is inside a line of text'],
    [`<Callout kind="note">**${box}**</Callout>`, '1:24', 'is inside a line of text'],
    ['<details>\n<summary>More</summary>\nText\n</details>', '2:1', 'is inside a line of text'],
    // Paragraphs, lists and headings in inline tags.
    ['<small>\n\ntext\n\n- a\n\n</small>', '1:1', '<small> contains whole paragraphs'],
    ['<mark>\n- a\n- b\n</mark>', '1:1', '<mark> contains whole paragraphs'],
    ['<kbd>\n## x\n</kbd>', '1:1', '<kbd> contains whole paragraphs'],
    ['<details>\n<summary>\nMore\n</summary>\n\nText\n</details>', '2:1', '<summary> contains whole paragraphs'],
    ['<details>\n<summary>\n\n## More\n\n</summary>\n\nText\n</details>', '2:1', '<summary> contains whole paragraphs'],
    // Details and their summary.
    ['<summary>More</summary>', '1:1', 'is outside <details>'],
    [`<Callout kind="note">\n<summary>More</summary>\n</Callout>`, '2:1', 'is outside <details>'],
    ['<details>\n\nText\n\n<summary>More</summary>\n\n</details>', '5:1', 'not the first thing'],
    ['<details><summary>A</summary><summary>B</summary></details>', '1:30', 'not the first thing'],
    ['<details>Text</details>', '1:1', 'has no <summary>'],
    ['<details></details>', '1:1', 'has no <summary>'],
    ['<details><summary>More</summary></details>', '1:1', 'has no content'],
    ['<details><summary> </summary>Text</details>', '1:10', '<summary> has no text'],
    // Tags and attributes.
    ['One <br>two</br> three.', '1:5', 'cannot contain text'],
    ['<Callout kind="note" kind="tip">x</Callout>', '1:1', 'has "kind" twice'],
    ['<Callout kind="note" title=" ">x</Callout>', '1:1', '"title" of <Callout> is empty'],
    ['<Figure caption="">x</Figure>', '1:1', '"caption" of <Figure> is empty'],
    // Headings and links.
    ['## !!!', '1:1', 'has no text'],
    ['## ½', '1:1', 'has no text'],
    ['## {/* later */}', '1:1', 'has no text'],
    ['[](/about)', '1:1', 'a link has no text'],
    [`[![](${image})](/about)`, '1:1', 'a link has no text'],
    ['[{/* later */}](/about)', '1:1', 'a link has no text'],
    ['[word[^1]](/about)\n\n[^1]: Note.', '1:6', 'a footnote reference is inside a link'],
    ['请看https://pytorch.org，这是官网。', '1:3', 'includes the Chinese text'],
    ['见 www.pytorch.org。谢谢', '1:3', 'includes the Chinese text'],
    // Footnotes and references.
    ['A[^nope]', '1:2', 'there is no footnote [^nope]'],
    ['A[^a b]', '1:2', 'there is no footnote [^a b]'],
    ['[^1]：全角冒号', '1:1', 'there is no footnote [^1]'],
    ['A^[a note] b', '1:2', 'cannot be inside the paragraph'],
    ['A\n\n[^1]: Nobody names it.', '3:1', 'nothing in the text refers to the footnote [^1]'],
    ['A\n\n[^1]: It names itself[^1].', '3:1', 'nothing in the text refers to the footnote [^1]'],
    ['A[^1]\n\n[^1]: One.\n\n[^1]: Two.', '5:1', 'already defined on line 3'],
    ['A [text][nope] b', '1:3', '[nope] is not defined'],
    ['A [*text*][nope] b', '1:3', '[nope] is not defined'],
    ['![text][nope]', '1:1', '[nope] is not defined'],
    ['> A\n> [text](/a b)', '2:8', 'looks like a link'],
    ['![x](/images/a b.jpg)', '1:4', 'looks like a link or an image'],
    // Tables.
    ['| a | b |\n|---|---|\n| c | d | e |', '3:9', 'has 3 cells, the first row 2'],
    ['| a | b |\n|---|---|\n| `c|d` |', '3:1', '"|" in code'],
    ['| a | b | c |\n|---|---|\n| d | e | f |', '2:1', 'does not form a table'],
    ['> | a | b |\n> |---|', '2:1', 'does not form a table'],
    // Invisible characters.
    ['a\u200Bb', '1:2', 'U+200B'],
    ['`a\u202Eb`', '1:3', 'U+202E'],
    ['one\n\ntwo \u0007', '3:5', 'U+0007'],
  ])('%s', async (body, place, reason) => {
    const found = check(body);
    expect(found, found.join('\n')).toHaveLength(1);
    expect(found[0]).toContain(`${file}:${place}  `);
    expect(found[0]).toContain(reason);
    await expect(render(body)).rejects.toThrow(found[0]);
  });
});

test.each(['{/* later */}', '{/* a */} {/* b */}', '[r]: /about', '# Title', '# Title {/* later */}\n\n{/* more */}', '  \n'])(
  'a body of %j counts as empty',
  (body) => {
    expect(check(body).join('\n')).toContain('there is no text');
  },
);
