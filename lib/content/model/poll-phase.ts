/** Whether votes are taken. */
export type PollPhase = 'not-open' | 'open' | 'closed';

/** When a poll takes votes, as editors write it: a day, or a moment with a zone (RFC 3339). */
interface OpenTime {
  opens: string;
  closes?: string | undefined;
}

/** Returns the phase of a poll. `now` is in milliseconds since 1970. */
export function phaseOf({ opens, closes }: OpenTime, now: number): PollPhase {
  if (now < Date.parse(opens)) return 'not-open';
  return closes !== undefined && now >= closingMoment(closes) ? 'closed' : 'open';
}

/** Returns when a poll closes, in milliseconds since 1970. A day without a time is included, in UTC. */
export function closingMoment(closes: string): number {
  return Date.parse(closes) + (closes.length === 10 ? 86_400_000 : 0);
}
