const minute = 60;
const hour = 3600;

/** How long to wait after each attempt that was put off, in seconds: RFC 5321 section 4.5.4.1 asks for half an hour and days at least, except for the first few. */
const waits = [minute, 5 * minute, 30 * minute, 2 * hour, 6 * hour, 15 * hour];

/** How many seconds to wait after so many attempts, up to a fifth more or less, so that not all come at once; undefined to give up. */
export function nextAttempt(attempts: number): number | undefined {
  const wait = waits[attempts - 1];
  return wait === undefined ? undefined : Math.round(wait * (0.8 + 0.4 * Math.random()));
}
