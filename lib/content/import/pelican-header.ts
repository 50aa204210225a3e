import type { AddNote } from './import-report';

/** A field of a header: its key as written, and its lines, also those of repeated keys. */
export interface HeaderField {
  name: string;
  lines: { text: string; line: number; isContinuation: boolean }[];
}

/** The header and body of an older file. Lines count from 1. */
export interface PelicanFile {
  /** Fields by lower-case key, in the order of the file. */
  fields: Map<string, HeaderField>;
  body: string;
  bodyLine: number;
}

/** Keys of which Pelican reads the first line only. */
const singles = new Set(['tags', 'date', 'modified', 'status', 'category', 'author', 'authors', 'slug']);

/**
 * Parses the header of a Pelican file as Python-Markdown's `meta` extension and Pelican's reader do. `text` has `\n` line ends
 * and no byte-order mark. Without metadata there are no fields, and the body is the whole text. Never throws.
 */
export function readPelicanHeader(text: string, addNote: AddNote): PelicanFile {
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
  // Without fields, a `---` at the start is a horizontal rule of the body.
  if (fields.size === 0) return { fields, body: text, bodyLine: 1 };
  for (const [key, field] of fields) if (singles.has(key)) keepFirst(field, addNote);
  return { fields, body: lines.slice(at).join('\n'), bodyLine: at + 1 };
}

const opening = /^-{3}(?:\s.*)?$/;
const closing = /^(?:-{3}|\.{3})(?:\s.*)?$/;
const keyLine = /^ {0,3}([A-Za-z0-9_-]+):(.*)$/;

/** Expands tabs to the next multiple of four columns, as Python-Markdown does first. */
function expandTabs(line: string): string {
  let expanded = '';
  for (const character of line) expanded += character === '\t' ? ' '.repeat(4 - (expanded.length % 4)) : character;
  return expanded;
}

function keepFirst(field: HeaderField, addNote: AddNote): void {
  for (const { text, line, isContinuation } of field.lines.splice(1))
    addNote(
      'dropped',
      line,
      `“${text}”: ${isContinuation ? `a further line of ${field.name}` : `a second ${field.name}`}, which Pelican does not read`,
    );
}

/** Joins the lines of a field. Returns undefined when it is missing or empty. */
export function fieldText(field: HeaderField | undefined): string | undefined {
  const text = field?.lines
    .map((line) => line.text)
    .join(' ')
    .trim();
  return text || undefined;
}
