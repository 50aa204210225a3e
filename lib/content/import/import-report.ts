/**
 * A line of the report on an imported file: what was kept in another place, changed, dropped, or needs a person. Lines are
 * those of the older file.
 */
export interface ImportNote {
  kind: 'kept' | 'changed' | 'dropped' | 'needs a person';
  line: number;
  text: string;
}

/** Adds a note to the report on a file. */
export type AddNote = (kind: ImportNote['kind'], line: number, text: string) => void;

/** Thrown when a file cannot be imported. */
export class Rejection extends Error {
  override name = 'Rejection';

  constructor(
    message: string,
    readonly line = 1,
  ) {
    super(message);
  }
}

/** What the import did with one older file. */
export interface FileReport {
  path: string;
  outcome: 'rejected' | 'skipped' | 'new' | 'unchanged' | 'left';
  /** The file of the post, if there is one. */
  post?: string;
  notes: ImportNote[];
  rejection?: { line: number; reason: string };
}

const outcomes: Record<FileReport['outcome'], string> = {
  new: 'new',
  unchanged: 'exists already, identical',
  left: 'exists already with other content, left as it is',
  skipped: 'not imported because of its Status',
  rejected: 'REJECTED',
};

/** Formats the report on one file: a heading, and a line for each note. */
export function formatReport({ path, outcome, post, notes, rejection }: FileReport): string {
  const lines = [`${path} → ${post ? `${post} (${outcomes[outcome]})` : outcomes[outcome]}`];
  if (rejection) lines.push(`  line ${rejection.line}: ${rejection.reason}`);
  // The notes describe how the post would be written, so a post that is not written has none.
  if (outcome !== 'unchanged' && outcome !== 'left')
    for (const { kind, line, text } of notes.toSorted((a, b) => a.line - b.line)) lines.push(`  ${kind.padEnd(14)}  line ${line}: ${text}`);
  return lines.join('\n').replace(/(?!\n)\p{C}/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/** Formats the counts by outcome, for the last line of a report. */
export function formatSummary(reports: readonly FileReport[]): string {
  const count = (outcome: FileReport['outcome']) => reports.filter((report) => report.outcome === outcome).length;
  const todo = reports
    .filter(({ outcome }) => outcome === 'new')
    .flatMap(({ notes }) => notes)
    .filter(({ kind }) => kind === 'needs a person').length;
  return [
    `${reports.length} ${reports.length === 1 ? 'file' : 'files'}: ${count('new')} new, ${count('unchanged')} unchanged`,
    `${count('left')} left as they are, ${count('skipped')} skipped, ${count('rejected')} rejected`,
    `${todo} ${todo === 1 ? 'thing needs' : 'things need'} a person`,
  ].join(', ');
}
