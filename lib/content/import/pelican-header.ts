import type { Say } from './import-note';

/** One key of a header: how it was written, and its lines. A key that is given more than once has more lines. */
export interface HeaderField {
  name: string;
  lines: { text: string; line: number; isContinuation: boolean }[];
}

/** An older file taken apart. Lines count from 1. */
export interface PelicanFile {
  /** By key in lower case, in the order of the file. */
  fields: Map<string, HeaderField>;
  body: string;
  bodyLine: number;
}

/** Keys of which Pelican reads the first line and nothing more. */
const singles = new Set(['tags', 'date', 'modified', 'status', 'category', 'author', 'authors', 'slug']);

/**
 * Reads the header of a Pelican file as Python-Markdown's `meta` extension and Pelican's own reader do. `text` has `\n` line
 * ends and no byte-order mark. Without metadata there are no fields, and all of the text is the body. Never throws.
 */
export function readPelicanHeader(text: string, say: Say): PelicanFile {
  const lines = text.split('\n');
  const fields = new Map<string, HeaderField>();
  let at = opening.test(lines[0] ?? '') ? 1 : 0;
  let last: HeaderField | undefined;
  for (; at < lines.length; at++) {
    const line = expandTabs(lines[at] ?? '');
    if (line.trim() === '' || closing.test(line)) {
      at++;
      break;
    }
    const [, name, value = ''] = keyLine.exec(line) ?? [];
    if (name !== undefined) {
      last = fields.get(name.toLowerCase()) ?? { name, lines: [] };
      fields.set(name.toLowerCase(), last);
      last.lines.push({ text: value.trim(), line: at + 1, isContinuation: false });
    } else if (last && /^ {4}/.test(line)) last.lines.push({ text: line.trim(), line: at + 1, isContinuation: true });
    else break;
  }
  // A file that only opens with a rule has no header: the rule belongs to the text.
  if (fields.size === 0) return { fields, body: text, bodyLine: 1 };
  for (const [key, field] of fields) if (singles.has(key)) keepFirst(field, say);
  return { fields, body: lines.slice(at).join('\n'), bodyLine: at + 1 };
}

const opening = /^-{3}(?:\s.*)?$/;
const closing = /^(?:-{3}|\.{3})(?:\s.*)?$/;
const keyLine = /^ {0,3}([A-Za-z0-9_-]+):(.*)$/;

/** Python-Markdown makes spaces of tabs before it reads anything: up to the next column that four divides. */
function expandTabs(line: string): string {
  let expanded = '';
  for (const character of line) expanded += character === '\t' ? ' '.repeat(4 - (expanded.length % 4)) : character;
  return expanded;
}

function keepFirst(field: HeaderField, say: Say): void {
  for (const { text, line, isContinuation } of field.lines.splice(1))
    say(
      'dropped',
      line,
      `“${text}”: ${isContinuation ? `a further line of ${field.name}` : `a second ${field.name}`}, which Pelican does not read`,
    );
}

/** The text of a field whose lines belong together, or undefined where it is missing or empty. */
export function fieldText(field: HeaderField | undefined): string | undefined {
  const text = field?.lines
    .map((line) => line.text)
    .join(' ')
    .trim();
  return text || undefined;
}
