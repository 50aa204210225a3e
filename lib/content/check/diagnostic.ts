export const severities = ['error', 'warning', 'note'] as const;

/** What must be fixed, what should be, and what is only good to know. */
export type Severity = (typeof severities)[number];

/** Something the check has to say about a content file. Lines and columns count from 1. */
export interface Diagnostic {
  /** Relative to the root of the repository. */
  file: string;
  line: number;
  column: number;
  severity: Severity;
  reason: string;
  fix: string;
}

/** A diagnostic without its file, which whoever reads the file knows. */
export type FileDiagnostic = Omit<Diagnostic, 'file'>;

/** `file:line:column  reason. Fix.`, on one line: what a file contains can neither break it nor colour it. */
export function formatDiagnostic({ file, line, column, severity, reason, fix }: Diagnostic): string {
  return showControls(`${file}:${line}:${column}  ${severity === 'error' ? '' : `${severity}: `}${reason}. ${fix}`);
}

/** A text in which characters that a terminal or program would obey are written as `\u{1b}`. */
export function showControls(text: string): string {
  return text.replace(/\p{C}/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/** By file, then by place in the file. */
export function sortDiagnostics(diagnostics: Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted((a, b) => a.file.localeCompare(b.file) || byCode(a.file, b.file) || a.line - b.line || a.column - b.column);
}

/** Two spellings of one letter are the same to `localeCompare`. */
function byCode(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** `2 errors, 1 warning, 0 notes`. */
export function countDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const counts = severities.map((severity) => ({
    severity,
    count: diagnostics.filter((diagnostic) => diagnostic.severity === severity).length,
  }));
  return counts.map(({ severity, count }) => `${count} ${severity}${count === 1 ? '' : 's'}`).join(', ');
}
