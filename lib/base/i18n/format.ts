import { type Locale, languageOf, perLocale } from './languages';

/** Kept, since creating a formatter takes far longer than using it, and a list of posts needs dozens. */
const formatters = perLocale((locale) => {
  const { regional } = languageOf(locale);
  const date = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(regional, { ...options, timeZone: 'UTC' });
  return {
    day: date({ dateStyle: 'long' }),
    dayAndTime: date({ dateStyle: 'long', timeStyle: 'short' }),
    month: date({ year: 'numeric', month: 'long' }),
    year: date({ year: 'numeric' }),
    percent: new Intl.NumberFormat(regional, { style: 'percent' }),
    list: new Intl.ListFormat(regional, { type: 'conjunction' }),
  };
});

/** Formats a day in the reader's language, in UTC: “17 May 2024”, “2024年5月17日”. */
export function formatDate(locale: Locale, isoDate: string | Date): string {
  return formatters[locale].day.format(new Date(isoDate));
}

/** Formats a day with hour and minute, in UTC: “17 May 2024 at 09:00 UTC”. */
export function formatDateTime(locale: Locale, isoDate: string): string {
  return `${formatters[locale].dayAndTime.format(new Date(isoDate))} UTC`;
}

/** Formats a day, month or year, written `2017-01-18`, `2017-01` or `2017` (ISO 8601). */
export function formatPartialDate(locale: Locale, date: string): string {
  if (date.length > 7) return formatDate(locale, date);
  return formatters[locale][date.length > 4 ? 'month' : 'year'].format(new Date(date));
}

/** Formats a share from 0 to 1 in whole percent. */
export function formatPercent(locale: Locale, share: number): string {
  return formatters[locale].percent.format(share);
}

/** Returns a moment's day in UTC as `YYYY-MM-DD`, for `<time datetime>`. */
export function isoDay(isoDate: string | Date): string {
  return new Date(isoDate).toISOString().slice(0, 10);
}

/** Joins names as the language does: “A, B and C”, “A、B和C”. */
export function formatList(locale: Locale, names: string[]): string {
  return formatters[locale].list.format(names);
}
