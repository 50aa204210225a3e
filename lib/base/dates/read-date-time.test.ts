import { expect, test } from 'vitest';
import { readDateTime } from './read-date-time';

test.each([
  ['2026-12-01T09:00Z', '2026-12-01T09:00:00.000Z'],
  ['2026-12-01T09:00:30.5z', '2026-12-01T09:00:30.500Z'],
  ['2026-12-01T17:00+08:00', '2026-12-01T09:00:00.000Z'],
  ['2028-02-29T00:30-0130', '2028-02-29T02:00:00.000Z'],
])('%s is a time', (text, time) => expect(readDateTime(text)?.toISOString()).toBe(time));

test.each(['', 'tomorrow', '2026-12-01', '2026-12-01T09:00', '2026-12-01 09:00Z', '2026-13-01T09:00Z', '2026-12-01T09:00+99:00'])(
  '"%s" is no time',
  (text) => expect(readDateTime(text)).toBeUndefined(),
);

test('a day that the month does not have is no time', () => {
  for (const text of ['2026-02-29T09:00Z', '2026-02-30T09:00Z', '2026-04-31T09:00+08:00']) expect(readDateTime(text), text).toBeUndefined();
});
