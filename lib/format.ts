import type { Locale } from './i18n';

/** A day in the reader's language, such as “17 May 2024” or “2024年5月17日”. Dates are kept and shown in UTC. */
export function formatDate(locale: Locale, isoDate: string): string {
  const tag = locale === 'en' ? 'en-GB' : 'zh-CN';
  return new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(isoDate));
}

/** `YYYY-MM-DD`, for `<time datetime>`. */
export function isoDay(isoDate: string): string {
  return new Date(isoDate).toISOString().slice(0, 10);
}

/** Names joined as the language joins them: “A, B and C”, “A、B和C”. */
export function formatList(locale: Locale, names: string[]): string {
  return new Intl.ListFormat(locale === 'en' ? 'en-GB' : 'zh-CN', { type: 'conjunction' }).format(names);
}
