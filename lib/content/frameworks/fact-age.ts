/** After how many days a fact is marked as stale: its source may say something else by now. */
export const staleAfterDays = 180;

/** Whole days since a fact was held against its source. `now` is in milliseconds since 1970. */
export function ageInDays({ checked }: { checked: string }, now: number): number {
  return Math.floor((now - Date.parse(checked)) / (24 * 60 * 60 * 1000));
}

/** Whether a fact is to be marked as stale. `now` is in milliseconds since 1970. */
export function isStale(fact: { checked: string }, now: number): boolean {
  return ageInDays(fact, now) > staleAfterDays;
}
