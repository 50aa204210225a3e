/**
 * The details of a test that `npm test` leaves out and `npm run test:all` runs: what repeats another test in one more language, width or
 * combination. `npm test` keeps the test that notices when a capability breaks.
 */
export function onlyInAll(isLeftOut = true): { tag?: string } {
  return isLeftOut ? { tag: '@all' } : {};
}
