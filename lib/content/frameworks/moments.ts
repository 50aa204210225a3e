import type { Framework } from '../model/frameworks';

/** A dot of a timeline: a version, or the first release if no listed version is it. */
export interface Moment {
  version?: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  date: string;
  source: string;
}

/** Returns the first release and the listed versions, oldest first. A version of the same date is the first release. */
export function momentsOf({ facts, releases }: Pick<Framework, 'facts' | 'releases'>): Moment[] {
  const versions = releases.map(({ version, date, source }) => ({ version, date, source }));
  const first = facts.find(({ facet }) => facet === 'first-release');
  if (first?.date === undefined || versions.some(({ date }) => date === first.date)) return versions;
  return [{ date: first.date, source: first.source }, ...versions];
}

/** Returns the middle of a day, month or year (ISO 8601), in milliseconds since 1970: its position on a timeline. */
export function middleOf(date: string): number {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (month === undefined) return Date.UTC(year, 6, 1);
  return Date.UTC(year, month - 1, day ?? 15);
}
