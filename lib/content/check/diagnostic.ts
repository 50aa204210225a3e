export const severities = ['error', 'warning', 'note'] as const;

/** An error stops the build, a warning should be fixed, a note is information. */
export type Severity = (typeof severities)[number];

/** A problem or note about a content file. Lines and columns count from 1. */
export interface Diagnostic {
  /** Relative to the root of the repository. */
  file: string;
  line: number;
  column: number;
  severity: Severity;
  reason: string;
  fix: string;
}

/** A diagnostic without its file, which the caller adds. */
export type FileDiagnostic = Omit<Diagnostic, 'file'>;

/** Formats `file:line:column  reason. Fix.` on one line, with control characters escaped. */
export function formatDiagnostic({ file, line, column, severity, reason, fix }: Diagnostic): string {
  return showControls(`${file}:${line}:${column}  ${severity === 'error' ? '' : `${severity}: `}${reason}. ${fix}`);
}

/** Escapes control and format characters as `\u{1b}`, so that terminals do not interpret them. */
export function showControls(text: string): string {
  return text.replace(/\p{C}/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/** Sorts by file, then by place in the file. */
export function sortDiagnostics(diagnostics: Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted((a, b) => a.file.localeCompare(b.file) || byCode(a.file, b.file) || a.line - b.line || a.column - b.column);
}

/** Orders names that `localeCompare` considers equal, such as two normalizations of é. */
function byCode(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Formats counts by severity: `2 errors, 1 warning, 0 notes`. */
export function countDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const counts = severities.map((severity) => ({
    severity,
    count: diagnostics.filter((diagnostic) => diagnostic.severity === severity).length,
  }));
  return counts.map(({ severity, count }) => `${count} ${severity}${count === 1 ? '' : 's'}`).join(', ');
}
