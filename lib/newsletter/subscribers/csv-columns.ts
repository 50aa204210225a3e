/** The columns of a list of subscribers, as `npm run subscribers` writes and reads it. */
export const csvColumns = ['address', 'state', 'language', 'topics', 'asked_at', 'confirmed_at', 'unsubscribed_at'] as const;

export type CsvColumn = (typeof csvColumns)[number];

/** How many rows are imported in one request, at most. */
export const mostImported = 1000;

/**
 * What a spreadsheet would take for a formula, or what looks as if it had been made safe: one more apostrophe before it makes it safe
 * (OWASP, "CSV Injection"), and taking that away gives exactly what there was. An address may begin with any of `'=+-`.
 */
export const formulaLike = /^'*[=+\-@\t\r]/;

/** A cell of a list as it was before it was made safe. */
export function plainCell(cell: string): string {
  return formulaLike.test(cell) && cell.startsWith("'") ? cell.slice(1) : cell;
}
