import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ImportNote } from './import-report';
import { splitList } from './older-post';
import { fieldText, readPelicanHeader } from './pelican-header';

function read(text: string) {
  const notes: ImportNote[] = [];
  const file = readPelicanHeader(text, (kind, line, text) => notes.push({ kind, line, text }));
  return { ...file, notes, get: (key: string) => fieldText(file.fields.get(key)) };
}

test('a leading blank line means no metadata', () => {
  expect(read('\nTitle: X\n\nText')).toMatchObject({ fields: new Map(), body: '\nTitle: X\n\nText', bodyLine: 1 });
});

test.each([
  ['   Title: X', 'title', 'X'],
  ['TITLE:X', 'title', 'X'],
  ['title:   One: two: three', 'title', 'One: two: three'],
  ['Save_as-2: x', 'save_as-2', 'x'],
])('%j is a key line', (line, key, value) => {
  expect(read(`${line}\n\nText`).get(key)).toBe(value);
});

test.each(['Mein Titel: X', 'Résumé: X', 'Title X'])('%j is not a key line and ends the header', (line) => {
  expect(read(`Date: 2024-01-02\n${line}\nText`)).toMatchObject({
    bodyLine: 2,
    body: `${line}\nText`,
    fields: expect.objectContaining({ size: 1 }),
  });
});

test('four spaces or a tab continue the last key, one to three end the header', () => {
  expect(read('Summary: a\n    b\n\tc\n\nText').get('summary')).toBe('a b c');
  expect(read('Summary: a\n  b\n\nText')).toMatchObject({ body: '  b\n\nText', bodyLine: 2 });
});

test.each([
  ['a blank line', 'Title: X\n\nText', 'Text', 3],
  ['---', 'Title: X\n---\nText', 'Text', 3],
  ['...', 'Title: X\n...\nText', 'Text', 3],
  ['a line that is neither key nor continuation, which stays in the body', 'Title: X\nText: no, a key\nText it is', 'Text it is', 3],
  ['--- after an opening ---', '---\nTitle: X: y\n---\nText', 'Text', 4],
])('the header ends at %s', (_, text, body, bodyLine) => {
  expect(read(text)).toMatchObject({ body, bodyLine });
});

test('what follows an opening --- is not YAML', () => {
  expect(read('---\nTitle: [a, b]: "c"\n---\n').get('title')).toBe('[a, b]: "c"');
});

test('a second line of tags is dropped, with a warning', () => {
  const file = read('Tags: a\nDate: 2024-01-02\nTags: b\n    c\n\nText');
  expect(file.get('tags')).toBe('a');
  expect(file.notes.map(({ kind, line }) => [kind, line])).toEqual([
    ['dropped', 3],
    ['dropped', 4],
  ]);
});

test('Image can be repeated', () => {
  expect(
    read('Image: a\nImage: b\n\n')
      .fields.get('image')
      ?.lines.map(({ text }) => text),
  ).toEqual(['a', 'b']);
});

test.each([
  ['a, b,, a , c', ['a', 'b', 'c']],
  ['a, b; c', ['a, b', 'c']],
  [' ', []],
])('%j is split', (text, parts) => {
  expect(splitList(text)).toEqual(parts);
});

test('parsing never throws, and the body is the end of the file', () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('---', '...', '', 'Title: X', '    more', '\tmore', 'Tags: a', ' x'),
  );
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const text = lines.join('\n');
      const { body, bodyLine } = read(text);
      expect(body).toBe(
        text
          .split('\n')
          .slice(bodyLine - 1)
          .join('\n'),
      );
    }),
    { seed: 1 },
  );
});
