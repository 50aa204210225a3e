import type { Locale } from './i18n';

// Making a formatter takes far longer than using it, and a list of posts needs dozens.
const dates = { en: dateFormat('en-GB'), zh: dateFormat('zh-CN') };
const moments = { en: momentFormat('en-GB'), zh: momentFormat('zh-CN') };
const partialDates = {
  en: { year: partialFormat('en-GB', {}), month: partialFormat('en-GB', { month: 'long' }) },
  zh: { year: partialFormat('zh-CN', {}), month: partialFormat('zh-CN', { month: 'long' }) },
};
const percents = { en: new Intl.NumberFormat('en-GB', { style: 'percent' }), zh: new Intl.NumberFormat('zh-CN', { style: 'percent' }) };
const lists = { en: new Intl.ListFormat('en-GB', { type: 'conjunction' }), zh: new Intl.ListFormat('zh-CN', { type: 'conjunction' }) };

/** A day in the reader's language, such as “17 May 2024” or “2024年5月17日”. Dates are kept and shown in UTC. */
export function formatDate(locale: Locale, isoDate: string | Date): string {
  return dates[locale].format(new Date(isoDate));
}

/** A day with hour and minute, such as “17 May 2024 at 09:00 UTC”. */
export function formatDateTime(locale: Locale, isoDate: string): string {
  return `${moments[locale].format(new Date(isoDate))} UTC`;
}

/** A day, month or year, written `2017-01-18`, `2017-01` or `2017` (ISO 8601), in the reader's language. */
export function formatPartialDate(locale: Locale, date: string): string {
  if (date.length > 7) return formatDate(locale, date);
  return partialDates[locale][date.length > 4 ? 'month' : 'year'].format(new Date(date));
}

/** A part of a whole, from 0 to 1, in whole percent. */
export function formatPercent(locale: Locale, part: number): string {
  return percents[locale].format(part);
}

/** `YYYY-MM-DD`, for `<time datetime>`. */
export function isoDay(isoDate: string | Date): string {
  return new Date(isoDate).toISOString().slice(0, 10);
}

/** Names joined as the language joins them: “A, B and C”, “A、B和C”. */
export function formatList(locale: Locale, names: string[]): string {
  return lists[locale].format(names);
}

function dateFormat(tag: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
}

function momentFormat(tag: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
}

function partialFormat(tag: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(tag, { year: 'numeric', ...parts, timeZone: 'UTC' });
}
