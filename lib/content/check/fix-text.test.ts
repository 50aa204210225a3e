import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { post } from '../../../test/content/test-content';
import { parseBody } from '../mdx/parse-body';
import { wordsOf } from '../mdx/words-of';
import { splitFrontMatter } from '../schema/split-front-matter';
import { fixText } from './fix-text';

const options = {
  aliases: new Map([
    ['torch', 'pytorch'],
    ['pytorch', 'pytorch'],
    ['jax', 'jax'],
  ]),
  fields: ['title', 'date', 'category', 'lang', 'tags', 'summary', 'image', 'imageAlt', 'authors', 'updated', 'draft', 'unlisted'],
};
const fix = (text: string) => fixText(text, options);

describe('fixText fixes', () => {
  test.each([
    ['a byte-order mark', `\uFEFF${post()}`, 'byte-order mark removed'],
    ['two of them', `\uFEFF\uFEFF${post()}`, 'byte-order mark removed'],
    ['CRLF', post().replaceAll('\n', '\r\n'), 'line ends are LF'],
    ['line ends of old Macs', post().replaceAll('\n', '\r'), 'line ends are LF'],
    ['both mixed', post().replace('\n', '\r').replace('\n', '\r\n'), 'line ends are LF'],
    ['spaces behind words', post({}, 'Some words. \t\n'), 'spaces removed at the end of 1 line'],
    ['spaces in front matter', post().replace('lang: en', 'lang: en  '), 'spaces removed at the end of 1 line'],
    ['no line end at the end', post().trimEnd(), 'line end added at the end'],
  ])('%s', (_, text, done) => expect(fix(text)).toEqual({ text: post({}, 'Some words.\n'), done: [done] }));

  test('aliases of tags become keys, without duplicates', () => {
    expect(fix(post({ tags: '[torch, JAX, pytorch]' }))).toEqual({
      text: post({ tags: '[pytorch, jax]' }),
      done: ['tag "torch" is "pytorch"', 'tag "JAX" is "jax"'],
    });
  });

  test('fields are sorted together with their comments', () => {
    const text =
      '---\n# The day it was sent.\ndate: 2024-05-17 # a Friday\nother: 1\nsummary: "Two: words"\n# Not yet final.\ntitle: \'It is\'\n---\n\nText\n';
    expect(fix(text)?.text).toBe(
      '---\n# Not yet final.\ntitle: \'It is\'\n# The day it was sent.\ndate: 2024-05-17 # a Friday\nsummary: "Two: words"\nother: 1\n---\n\nText\n',
    );
  });
});

describe('fixText leaves alone', () => {
  test.each([
    ['a good post', post()],
    ['two spaces that break a line', post({}, 'One  \ntwo\n')],
    ['spaces in code', post({}, '```\na  \n\n   \n```\n')],
    ['spaces in a comment', post({}, '{/* a  \n b */}\n\nText\n')],
    ['spaces in a value of many lines', post({ summary: '|\n  a  \n  b' })],
    ['spaces in a body that cannot be read', post({}, 'a <5  \nb \n')],
  ])('%s', (_, text) => expect(fix(text)).toEqual({ text, done: [] }));

  test.each([
    ['no front matter', 'Words. \r\n'],
    ['front matter that is not closed', '---\r\ntitle: a \r\n'],
    ['a key given twice', post({ 'title ': 'b' }, 'a \n')],
    ['YAML that is broken', post({ title: 'a: b: c' }, 'a \n')],
    ['an alias', post({ title: '&a x', summary: '*a' }, 'a \n')],
    ['a list', '---\n- a\n---\nb \n'],
  ])('a file with %s', (_, text) => expect(fix(text)).toBeUndefined());
});

describe('properties', { timeout: 60_000 }, () => {
  const end = fc.constantFrom('\n', '\n', '\r\n', '\r', ' \n', '  \n', '\t\n', '\n\n', '   \n\n');
  const part = fc.constantFrom(
    ...['words', '字', '- item', '  ', '    code', '```', '~~~', '> quote', '| a | b |', '|---|---|', '## Head', '***', '`', '`a', '\\'],
    ...['<Callout kind="note">', '</Callout>', '<kbd>', '</kbd>', '{/* c', '*/}', '[^1]', '[^1]: note', '[a]: /b "t', '"', '1. ', '<br />'],
  );
  const body = fc.array(fc.tuple(part, end), { maxLength: 14 }).map((lines) => lines.flat().join(''));
  const field = fc.constantFrom(
    'title: "A"',
    'date: 2024-05-17',
    '# remark',
    'tags: [torch, jax]',
    'draft: true',
    'summary: >\n  a  \n  b',
    'x: ',
  );
  const yaml = fc.uniqueArray(fc.tuple(field, fc.constantFrom('\n', '\r\n', ' \n', '\n\n')), { selector: ([line]) => line, maxLength: 7 });
  const file = fc
    .tuple(fc.constantFrom('', '\uFEFF'), yaml, body)
    .map(([mark, fields, text]) => `${mark}---\n${fields.flat().join('')}---\n${text}`);

  test('fixing is idempotent and keeps the words of the page', () => {
    fc.assert(
      fc.property(file, (text) => {
        const once = fix(text);
        fc.pre(once !== undefined);
        if (!once) return;
        expect(fix(once.text)).toEqual({ text: once.text, done: [] });
        expect(pageOf(once.text)).toEqual(pageOf(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')));
        expect(once.text.match(/#.*remark/g)?.length).toBe(text.match(/#.*remark/g)?.length);
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  test('fixing any text is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (head, words) => {
        const once = fix(`---\ntitle: ${JSON.stringify(head)}\n---\n${words}`);
        if (once) expect(fix(once.text)).toEqual({ text: once.text, done: [] });
      }),
      { seed: 1 },
    );
  });

  /** Returns the types and words of the blocks of a page, or its text when it cannot be parsed. */
  function pageOf(text: string): unknown {
    const body = splitFrontMatter(text)?.body ?? '';
    try {
      return parseBody(body).children.map((node) => [node.type, wordsOf(node)]);
    } catch {
      return body.trimEnd();
    }
  }
});
