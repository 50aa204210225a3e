/** Something the check has to say about a content file. Lines and columns count from 1. */
export interface Finding {
  /** Relative to the root of the repository. */
  file: string;
  line: number;
  column: number;
  severity: 'error' | 'warning';
  reason: string;
  fix: string;
}

/** A finding without its file, which whoever reads the file knows. */
export type Remark = Omit<Finding, 'file'>;

/** `file:line:column  reason. Fix.`, on one line: what a file contains can neither break it nor colour it. */
export function formatFinding({ file, line, column, severity, reason, fix }: Finding): string {
  const text = `${file}:${line}:${column}  ${severity === 'warning' ? 'warning: ' : ''}${reason}. ${fix}`;
  return text.replace(/\p{C}/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/** By file, then by place in the file. */
export function sortFindings(findings: Finding[]): Finding[] {
  return findings.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
}
