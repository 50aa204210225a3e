import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateField } from '../schema/fields';
import { readPelicanDate } from './pelican-date';

test.each([
  ['2024-05-17', '2024-05-17'],
  ['2024/5/7', '2024-05-07'],
  ['20240517', '2024-05-17'],
  ['17/05/2024', '2024-05-17'],
  ['05/17/2024', '2024-05-17'],
  ['5/5/2024', '2024-05-05'],
  ['May 17th, 2024', '2024-05-17'],
  ['17 September 2024', '2024-09-17'],
  ['2024-05-17T10:00:00+0800', '2024-05-17T10:00:00+08:00'],
  ['2024-05-17 10:00 UTC', '2024-05-17T10:00:00Z'],
])('%j is %s', (text, date) => {
  expect(readPelicanDate(text)).toEqual({ date, note: undefined });
});

test.each([
  ['2024-05-17 10:00', '2024-05-17T10:00:00Z'],
  ['May 17, 2024 3:05 pm', '2024-05-17T15:05:00Z'],
  ['2024-05-17 12:30:15 AM', '2024-05-17T00:30:15Z'],
])('the time in %j has no zone and is taken as UTC with a note', (text, date) => {
  expect(readPelicanDate(text)).toEqual({ date, note: 'its time has no zone and is taken as UTC' });
});

test('an ambiguous date is rejected unless the order is given', () => {
  expect(readPelicanDate('03/04/2024')).toEqual({ rejected: expect.stringContaining('two ways') });
  expect(readPelicanDate('03/04/2024', 'month-first')).toMatchObject({ date: '2024-03-04' });
  expect(readPelicanDate('03/04/2024', 'day-first')).toMatchObject({ date: '2024-04-03' });
});

test.each(['Jan 2024', '2024', '2024-05', '17 May', '05/17/24', '12:30', ''])('%j is partial and rejected', (text) => {
  expect(readPelicanDate(text)).toEqual({ rejected: expect.stringMatching(/part of a date|only a time/) });
});

test.each(['2024-02-30', '2024-13-01', '31/04/2024', 'Feb 30, 2024'])('%j is not in the calendar', (text) => {
  expect(readPelicanDate(text)).toEqual({ rejected: expect.stringContaining('calendar') });
});

test.each(['yesterday', '2024-05-17 10:00 EST', '2024-05-17 25:00', '13:00 pm 2024-01-01', '2024年5月17日'])('%j is rejected', (text) => {
  expect(readPelicanDate(text)).toHaveProperty('rejected');
});

test('every parsed date is valid for the check', () => {
  const part = fc.oneof(
    fc.nat(3000).map(String),
    fc.constantFrom('May', '-', '/', ' ', ':', 'T', 'pm', '+08:00', 'Z', ',', '05', '2024'),
    fc.string(),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(part).map((parts) => parts.join('')),
        fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      ),
      (text) => {
        const read = readPelicanDate(text, 'day-first');
        if ('date' in read) expect(dateField('date').safeParse(read.date).success, read.date).toBe(true);
      },
    ),
    { seed: 1 },
  );
});
