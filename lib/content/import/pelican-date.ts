/** The order in which ambiguous dates are read. */
export type DateOrder = 'day-first' | 'month-first';

export type ReadDate = { date: string; note?: string } | { rejected: string };

/**
 * Parses a date as Pelican does (with dateutil) to `YYYY-MM-DD` or, with a time, to RFC 3339. Partial dates, which dateutil
 * completes from today, are rejected, and so are ambiguous ones without an `order`. A time without a zone is in UTC, with a note.
 */
export function readPelicanDate(text: string, order?: DateOrder): ReadDate {
  const { day, time, zone, hasTime } = splitTime(text.trim());
  if (hasTime && time === undefined) return { rejected: `“${text}” has a time or a time zone that cannot be read` };
  const read = readDay(day, order);
  if ('rejected' in read) return read;
  const { year, month, date: dayOfMonth } = read;
  const calendar = new Date(Date.UTC(year, month - 1, dayOfMonth));
  if (month < 1 || month > 12 || calendar.getUTCMonth() !== month - 1 || calendar.getUTCDate() !== dayOfMonth)
    return { rejected: `“${text}” is a day that the calendar does not have` };
  const iso = `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`;
  if (time === undefined) return { date: iso, note: read.note };
  if (zone !== undefined) return { date: `${iso}T${time}${zone}`, note: read.note };
  return { date: `${iso}T${time}Z`, note: [read.note, 'its time has no zone and is taken as UTC'].filter(Boolean).join('; ') };
}

type Day = { year: number; month: number; date: number; note?: string } | { rejected: string };

const clock = /^(.*?)(?:[T\s,]\s*|^)(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*([ap]\.?m\.?)?\s*(z|utc|gmt|[+-]\d\d(?::?\d\d)?)?$/i;

/** Splits a text into the day, the time of day and the zone. */
function splitTime(text: string): { day: string; time?: string; zone?: string; hasTime: boolean } {
  const match = clock.exec(text);
  if (!match) return { day: text, hasTime: text.includes(':') };
  const [, day = '', hours = '', minutes = '', seconds = '00', half, zone] = match;
  const isLate = half && /^p/i.test(half);
  const hour = half ? (Number(hours) % 12) + (isLate ? 12 : 0) : Number(hours);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59 || (half && Number(hours) > 12)) return { day, hasTime: true };
  return { day: day.trim(), time: `${two(hour)}:${minutes}:${seconds}`, zone: zone && zoneOf(zone), hasTime: true };
}

function zoneOf(zone: string): string | undefined {
  const [, sign, hours = '', minutes = '00'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  return sign ? `${sign}${hours}:${minutes}` : 'Z';
}

function readDay(text: string, order: DateOrder | undefined): Day {
  const day = text.replace(/,?\s*$/, '');
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(day) ?? /^(\d{4})()(\d\d)(\d\d)$/.exec(day);
  if (iso) return { year: Number(iso[1]), month: Number(iso[3]), date: Number(iso[4]) };
  const numbers = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(day);
  if (numbers) return inOrder(day, Number(numbers[1]), Number(numbers[2]), Number(numbers[3]), order);
  return readNamedMonth(day) ?? { rejected: explain(day) };
}

function inOrder(text: string, first: number, second: number, year: number, order: DateOrder | undefined): Day {
  if (first > 12) return { year, month: second, date: first };
  if (second > 12 || first === second) return { year, month: first, date: second };
  if (order === 'month-first') return { year, month: first, date: second, note: `“${text}” is read month first (--month-first)` };
  if (order === 'day-first') return { year, month: second, date: first, note: `“${text}” is read day first (--day-first)` };
  return { rejected: `“${text}” can be read in two ways: use --month-first, as Pelican reads it, or --day-first` };
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const fullMonths = 'january february march april may june july august september october november december'.split(' ');
const weekday = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+/i;

/** Parses days such as `17 May 2024`, `May 17th, 2024` and `2024-May-17`, in English, with or without the weekday. */
function readNamedMonth(text: string): Day | undefined {
  const parts = text.replace(weekday, '').split(/[\s,./-]+(?:of\s+)?/i);
  const [first = '', second = '', third = ''] = parts;
  if (parts.length !== 3) return undefined;
  const isNameFirst = monthOf(first) > 0;
  const month = isNameFirst ? monthOf(first) : monthOf(second);
  const [day, year] = isNameFirst ? [second, third] : /^\d{4}$/.test(first) ? [third, first] : [first, third];
  const dayNumber = /^(\d{1,2})(?:st|nd|rd|th)?$/i.exec(day)?.[1];
  if (!month || dayNumber === undefined || !/^\d{4}$/.test(year)) return undefined;
  return { year: Number(year), month, date: Number(dayNumber) };
}

function monthOf(word: string): number {
  const lower = word.toLowerCase();
  return fullMonths.indexOf(lower) + 1 || months.indexOf(lower) + 1 || (lower === 'sept' ? 9 : 0);
}

function explain(text: string): string {
  if (text === '') return 'there is no day, only a time: Pelican would take today';
  if (text.split(/[\s,./-]+/).every((part) => /^\d*$/.test(part) || monthOf(part)))
    return `“${text}” is only a part of a date, or its year has two digits; Pelican would complete it from today`;
  return `“${text}” is not a date that Pelican reads`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
