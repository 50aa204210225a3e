import { expect, test } from 'vitest';
import { subjectOf } from './subject-of';

test('a title of up to 78 characters is the subject', () => {
  expect(subjectOf('x'.repeat(78))).toBe('x'.repeat(78));
});

test('a longer title is shortened after a word and gets an ellipsis', () => {
  expect(subjectOf(`${'word '.repeat(15)}another and one more`)).toBe(`${'word '.repeat(15).trim()}…`);
});

test('a title without spaces is shortened between characters', () => {
  expect(subjectOf(`深入 ${'框架'.repeat(50)}`)).toBe(`深入 ${'框架'.repeat(37)}…`);
  expect(subjectOf('👩‍💻'.repeat(30))).toBe(`${'👩‍💻'.repeat(15)}…`);
});
