import { expect, test } from 'vitest';
import { subjectOf } from './subject-of';

test('a title is the subject as it is, while it fits into a line', () => {
  expect(subjectOf('x'.repeat(78))).toBe('x'.repeat(78));
});

test('a longer one is cut where a word ends, and says so', () => {
  expect(subjectOf(`${'word '.repeat(15)}another and one more`)).toBe(`${'word '.repeat(15).trim()}…`);
});

test('without spaces it is cut between characters, none of which is torn', () => {
  expect(subjectOf(`深入 ${'框架'.repeat(50)}`)).toBe(`深入 ${'框架'.repeat(37)}…`);
  expect(subjectOf('👩‍💻'.repeat(30))).toBe(`${'👩‍💻'.repeat(15)}…`);
});
