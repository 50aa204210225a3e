import { expect, test } from 'vitest';
import { formatDate, formatDateTime, formatList, isoDay } from './format';

test('days are shown in UTC, in the reader’s language', () => {
  expect(formatDate('en', '2024-05-17T00:00:00.000Z')).toBe('17 May 2024');
  expect(formatDate('zh', '2024-05-17T23:59:59.000Z')).toBe('2024年5月17日');
  expect(isoDay('2024-05-17T01:00:00+08:00')).toBe('2024-05-16');
});

test('a day with a time names the time zone', () => {
  expect(formatDateTime('en', '2024-05-17T09:00:00+08:00')).toBe('17 May 2024 at 01:00 UTC');
  expect(formatDateTime('zh', '2024-05-17T09:00:00+08:00')).toBe('2024年5月17日 01:00 UTC');
});

test('lists of names are joined by the rules of the language', () => {
  expect(formatList('en', ['A'])).toBe('A');
  expect(formatList('en', ['A', 'B', 'C'])).toBe('A, B and C');
  expect(formatList('zh', ['甲', '乙', '丙'])).toBe('甲、乙和丙');
});
