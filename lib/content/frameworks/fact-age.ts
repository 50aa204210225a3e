/** After this many days since its last check, a fact is marked as stale. */
export const staleAfterDays = 180;

/** Returns the whole days since a fact was last checked. `now` is in milliseconds since 1970. */
export function ageInDays({ checked }: { checked: string }, now: number): number {
  return Math.floor((now - Date.parse(checked)) / (24 * 60 * 60 * 1000));
}

/** Whether a fact is stale. `now` is in milliseconds since 1970. */
export function isStale(fact: { checked: string }, now: number): boolean {
  return ageInDays(fact, now) > staleAfterDays;
}
