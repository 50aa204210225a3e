import path from 'node:path';
import { type Diagnostic, formatDiagnostic } from './diagnostic';
import { excerptOf } from './excerpt';
import { formatAnnotation } from './github-annotation';
import { readText } from './read-text';

export const formats = ['short', 'full', 'github', 'json'] as const;

/** `short`: a line for each diagnostic. `full`: also the line of the file. `github`: annotations, too. `json`: for programs. */
export type Format = (typeof formats)[number];

/** Findings as a text in one of the formats, without a line end. `root` is where their files lie. */
export async function formatDiagnostics(root: string, diagnostics: readonly Diagnostic[], format: Format): Promise<string> {
  if (format === 'json') return JSON.stringify(diagnostics.map(inOrder), undefined, 2);
  const lines = diagnostics.map(formatDiagnostic);
  // GitHub shows ten annotations of a kind, and its log only their messages: the lines say where all of them are.
  if (format === 'github') return [...diagnostics.map(formatAnnotation), ...lines].join('\n');
  if (format === 'short') return lines.join('\n');
  const texts = new Map<string, string[]>();
  for (const { file } of diagnostics) if (!texts.has(file)) texts.set(file, await linesOf(path.resolve(root, file)));
  return diagnostics
    .map(({ file, line, column }, index) => {
      const excerpt = excerptOf(texts.get(file)?.[line - 1] ?? '', column);
      return excerpt ? `${lines[index]}\n${excerpt}\n` : lines[index];
    })
    .join('\n');
}

/** The shape that programs rely on: no other fields, always in this order. */
function inOrder({ file, line, column, severity, reason, fix }: Diagnostic): Diagnostic {
  return { file, line, column, severity, reason, fix };
}

/** The lines of a text, as places are counted; none of a file that is no text. */
async function linesOf(file: string): Promise<string[]> {
  const read = await readText(file);
  return 'text' in read ? read.text.split('\n') : [];
}
