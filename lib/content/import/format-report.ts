import type { FileReport } from './import-input';

const outcomes: Record<FileReport['outcome'], string> = {
  new: 'new',
  unchanged: 'there already, the same',
  left: 'there already with other content, left as it is',
  skipped: 'not imported, as its Status says',
  refused: 'REFUSED',
};

/** What an import did with one file, for people: a heading and a line for each thing kept, changed, dropped or left to do. */
export function formatReport({ path, outcome, post, notes, rejection }: FileReport): string {
  const lines = [`${path} → ${post ? `${post} (${outcomes[outcome]})` : outcomes[outcome]}`];
  if (rejection) lines.push(`  line ${rejection.line}: ${rejection.reason}`);
  // Of a post that stays as it is nothing is changed.
  if (outcome !== 'unchanged' && outcome !== 'left')
    for (const { kind, line, text } of notes.toSorted((a, b) => a.line - b.line)) lines.push(`  ${kind.padEnd(14)}  line ${line}: ${text}`);
  return lines.join('\n').replace(/(?!\n)\p{C}/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/** How many files became what, as the last line of a report. */
export function formatSummary(reports: readonly FileReport[]): string {
  const count = (outcome: FileReport['outcome']) => reports.filter((report) => report.outcome === outcome).length;
  const todo = reports
    .filter(({ outcome }) => outcome === 'new')
    .flatMap(({ notes }) => notes)
    .filter(({ kind }) => kind === 'needs a person').length;
  return [
    `${reports.length} ${reports.length === 1 ? 'file' : 'files'}: ${count('new')} new, ${count('unchanged')} unchanged`,
    `${count('left')} left as they are, ${count('skipped')} skipped, ${count('refused')} refused`,
    `${todo} ${todo === 1 ? 'thing needs' : 'things need'} a person`,
  ].join(', ');
}
