/**
 * Returns the details of a test that only `npm run test:all` runs: one that repeats another test in one more language, width or
 * combination. `npm test` keeps the test that fails when the capability breaks.
 */
export function onlyInAll(isLeftOut = true): { tag?: string } {
  return isLeftOut ? { tag: '@all' } : {};
}
