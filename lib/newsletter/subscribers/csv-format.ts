/** The columns of a subscriber list, as `npm run subscribers` writes and reads it. */
export const csvColumns = ['address', 'state', 'language', 'topics', 'asked_at', 'confirmed_at', 'unsubscribed_at'] as const;

export type CsvColumn = (typeof csvColumns)[number];

/** How many rows one import request may have. */
export const maxImportRows = 1000;

/**
 * Matches cells that a spreadsheet would run as a formula, and cells that look as if they were escaped already. An export escapes them
 * with a leading apostrophe (OWASP, "CSV Injection"), so that `unescapeCell` restores every cell exactly.
 */
export const formulaLike = /^'*[=+\-@\t\r]/;

/** Returns a cell of a list as it was before it was escaped. */
export function unescapeCell(cell: string): string {
  return formulaLike.test(cell) && cell.startsWith("'") ? cell.slice(1) : cell;
}
