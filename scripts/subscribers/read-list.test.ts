import { expect, test } from 'vitest';
import { parseList } from './read-list';

const linesOf = (text: string) => parseList(text, 'people.csv').lines.map(({ line, cells }) => [line, cells?.address]);

test('rows keep their line numbers, with line breaks, quotes and escapes in cells', () => {
  const text =
    'Address,Name,confirmed_at\r\na@b.co,"Ada\r\nLovelace",2024-05-01\r\n\r\n"\'=b@b.co",x,2024-05-02\r\nshort,x\r\nc@b.co,,\r\n';
  const list = parseList(text, 'people.csv');
  expect(list.columns).toEqual(['address', 'confirmed_at']);
  expect(list.ignored).toEqual(['name']);
  expect(list.lines).toEqual([
    { line: 2, cells: { address: 'a@b.co', confirmed_at: '2024-05-01' } },
    { line: 5, cells: { address: '=b@b.co', confirmed_at: '2024-05-02' } },
    { line: 6, cells: undefined },
    { line: 7, cells: { address: 'c@b.co', confirmed_at: '' } },
  ]);
});

test.each([
  ['address;confirmed_at\na@b.co;2024-05-01', [[2, 'a@b.co']]],
  [
    'address\tconfirmed_at\ra@b.co\t2024-05-01\rb@b.co\t2024-05-01',
    [
      [2, 'a@b.co'],
      [3, 'b@b.co'],
    ],
  ],
  ['address,confirmed_at\n', []],
])('%j is parsed', (text, lines) => expect(linesOf(text)).toEqual(lines));

test.each([
  ['', /no column address/],
  ['email,confirmed_at\na@b.co,2024', /no column address.*email, confirmed_at/],
  ['address,topics\na@b.co,jax', /no column confirmed_at/],
  ['address,address,confirmed_at', /address twice/],
])('%j is rejected', (text, words) => expect(() => parseList(text, 'people.csv')).toThrow(words));
