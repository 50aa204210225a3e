import { type Diagnostic, showControls } from './diagnostic';

const commands = { error: 'error', warning: 'warning', note: 'notice' };

/**
 * A diagnostic as a workflow command of GitHub Actions, which shows it at its line in a pull request. Escapes as the runner
 * undoes it: `%`, CR and LF everywhere, `:` and `,` in properties.
 */
export function formatAnnotation({ file, line, column, severity, reason, fix }: Diagnostic): string {
  const title = `Content: ${severity}`;
  const properties = Object.entries({ file, line, col: column, title }).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${commands[severity]} ${properties.join(',')}::${escapeData(showControls(`${reason}. ${fix}`))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
