import { z } from 'zod';

const day = z.iso.date();

/** Returns whether a text is a date that exists, such as `2026-12-01`. */
export function isDay(text: string): boolean {
  return day.safeParse(text).success;
}

/**
 * Returns the time of an RFC 3339 text, with or without seconds: `2026-12-01T09:00Z`, `2026-12-01T17:00:00+08:00`. Returns undefined without
 * a time zone, and for dates that do not exist, which `Date` takes for days of the next month.
 */
export function readDateTime(text: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/i.test(text)) return undefined;
  const time = new Date(text);
  return isDay(text.slice(0, 10)) && !Number.isNaN(time.getTime()) ? time : undefined;
}
