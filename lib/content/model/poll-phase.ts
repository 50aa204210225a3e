/** Whether votes are taken. */
export type PollPhase = 'not-open' | 'open' | 'closed';

/** Between which moments votes are taken, as editors write them: a day, or a moment (RFC 3339). */
interface OpenTime {
  opens: string;
  closes?: string | undefined;
}

/** Whether a poll takes votes at a moment, in milliseconds since 1970. */
export function phaseOf({ opens, closes }: OpenTime, now: number): PollPhase {
  if (now < Date.parse(opens)) return 'not-open';
  return closes !== undefined && now >= closingMoment(closes) ? 'closed' : 'open';
}

/** The first moment at which a poll is closed, in milliseconds since 1970: a day on which it closes belongs to it, in UTC. */
export function closingMoment(closes: string): number {
  return Date.parse(closes) + (closes.length === 10 ? 86_400_000 : 0);
}
