import path from 'node:path';
import stringWidth from 'string-width';
import { type Diagnostic, formatDiagnostic, showControls } from './diagnostic';
import { readText } from './read-text';

export const formats = ['short', 'full', 'github', 'json'] as const;

/**
 * `short`: one line per diagnostic. `full`: also the line of the file, with a caret. `github`: also annotations for GitHub
 * Actions. `json`: an array of diagnostics.
 */
export type Format = (typeof formats)[number];

/** Formats diagnostics, without a final line end. File names are relative to `root`. */
export async function formatDiagnostics(root: string, diagnostics: readonly Diagnostic[], format: Format): Promise<string> {
  if (format === 'json') return JSON.stringify(diagnostics.map(inFixedOrder), undefined, 2);
  const lines = diagnostics.map(formatDiagnostic);
  // GitHub shows at most ten annotations of a kind, and its log shows their messages without the file: so the lines are added.
  if (format === 'github') return [...diagnostics.map(formatAnnotation), ...lines].join('\n');
  if (format === 'short') return lines.join('\n');
  const texts = new Map<string, string[]>();
  for (const { file } of diagnostics) if (!texts.has(file)) texts.set(file, await readLines(path.resolve(root, file)));
  return diagnostics
    .map(({ file, line, column }, index) => {
      const excerpt = formatExcerpt(texts.get(file)?.[line - 1] ?? '', column);
      return excerpt ? `${lines[index]}\n${excerpt}\n` : lines[index];
    })
    .join('\n');
}

/** The JSON format is an interface for other programs: these fields only, always in this order. */
function inFixedOrder({ file, line, column, severity, reason, fix }: Diagnostic): Diagnostic {
  return { file, line, column, severity, reason, fix };
}

/** Returns no lines for a file that is not text. */
async function readLines(file: string): Promise<string[]> {
  const read = await readText(file);
  return 'text' in read ? read.text.split('\n') : [];
}

const commands = { error: 'error', warning: 'warning', note: 'notice' };

/**
 * Formats a workflow command of GitHub Actions, which becomes an annotation in the pull request. Escaped as its runner
 * expects: `%`, CR and LF everywhere, `:` and `,` in properties.
 */
function formatAnnotation({ file, line, column, severity, reason, fix }: Diagnostic): string {
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

/** The most terminal columns of an excerpt: a paragraph is often one line of thousands of characters. */
const maxWidth = 100;
const tab = '    ';

/**
 * Formats a line of a file with a caret below one of its columns, which count UTF-16 units from 1. Wide characters
 * (UAX #11) take two terminal cells, a tab four; a long line is cut around the caret. Returns undefined for a blank line.
 */
export function formatExcerpt(line: string, column: number): string | undefined {
  if (line.trim() === '') return undefined;
  const before = escapeLine(line.slice(0, column - 1));
  const after = escapeLine(line.slice(column - 1));
  const left = fitWidth(graphemes(before).reverse(), maxWidth / 2)
    .reverse()
    .join('');
  const right = fitWidth(graphemes(after), maxWidth - stringWidth(left)).join('');
  const start = left === before ? left : `…${left}`;
  return `    ${start}${right}${right === after ? '' : '…'}\n    ${' '.repeat(stringWidth(start))}^`;
}

function escapeLine(text: string): string {
  return showControls(text.replaceAll('\t', tab));
}

/** Returns as many of the first parts as fit into a width. */
function fitWidth(parts: string[], width: number): string[] {
  let rest = width;
  const end = parts.findIndex((part) => {
    rest -= stringWidth(part);
    return rest < 0;
  });
  return end < 0 ? parts : parts.slice(0, end);
}

/** Splits into what readers see as characters, so that none is cut in two. */
function graphemes(text: string): string[] {
  return Array.from(new Intl.Segmenter('en').segment(text), ({ segment }) => segment);
}
