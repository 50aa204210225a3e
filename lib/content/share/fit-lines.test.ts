import { expect, test } from 'vitest';
import { fitLines, widthOf } from './fit-lines';

const box = { width: 1000, height: 400, above: 0.75, below: 0.25, leading: 1.2, readable: 50 };
const sizes = [100, 80, 60, 40];

/** Makes a piece of each word; a letter is half an em wide. */
function pieces(text: string) {
  const measure = (word: string, space: number) => ({ word, width: word.length / 2, space });
  return text.split(' ').map((word) => [measure(word, 0.25), ...[...word].map((sign) => measure(sign, 0))]);
}

function fitted(text: string) {
  const { size, lines } = fitLines(pieces(text), box, sizes);
  for (const line of lines) expect(widthOf(line) * size).toBeLessThanOrEqual(box.width);
  expect((1 + (lines.length - 1) * box.leading) * size).toBeLessThanOrEqual(box.height);
  return { size, lines: lines.map((line) => line.map(({ word }) => word).join(' ')) };
}

test('a short text has the largest size', () => {
  expect(fitted('short')).toEqual({ size: 100, lines: ['short'] });
});

test('lines are balanced, at the largest size at which they fit', () => {
  expect(fitted('aaaaaaaa bbbb cccc dddd')).toEqual({ size: 100, lines: ['aaaaaaaa bbbb', 'cccc dddd'] });
  expect(fitted('aaaaaaaaaaaaaaaa bbbbbbbb bbbbbbb')).toEqual({ size: 100, lines: ['aaaaaaaaaaaaaaaa', 'bbbbbbbb bbbbbbb'] });
  expect(fitted(Array(30).fill('word').join(' ')).size).toBe(60);
});

test('a long word is set smaller, and divided only if it would be too small to read', () => {
  expect(fitted('x'.repeat(24))).toEqual({ size: 80, lines: ['x'.repeat(24)] });
  const { size, lines } = fitted('x'.repeat(60));
  expect(size).toBe(100);
  expect(lines.join('').replaceAll(' ', '')).toBe('x'.repeat(60));
});

test('a text that does not fit at any size throws', () => {
  expect(() => fitted('word '.repeat(200).trim())).toThrow(RangeError);
});

test('an empty text has one empty line', () => {
  expect(fitLines([], box, sizes).lines).toEqual([[]]);
});
