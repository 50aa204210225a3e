import { z } from 'zod';

const day = z.iso.date();

/** Whether a text is a day of some calendar year, as `2026-12-01`. */
export function isDay(text: string): boolean {
  return day.safeParse(text).success;
}

/**
 * The moment that is written as RFC 3339 has it, seconds or not: `2026-12-01T09:00Z`, `2026-12-01T17:00:00+08:00`. Without its time zone it
 * would be another moment on another machine, and a day that no calendar has would be taken for one of the next month: both are none.
 */
export function readDateTime(text: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/i.test(text)) return undefined;
  const moment = new Date(text);
  return isDay(text.slice(0, 10)) && !Number.isNaN(moment.getTime()) ? moment : undefined;
}
