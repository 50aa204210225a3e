import { defaultLocale, dictionary, locales } from '../../base/i18n/i18n';
import { findInvisible } from '../mdx/find-invisible';
import { type AddNote, type ImportNote, Rejection } from './import-report';
import { type DateOrder, readPelicanDate } from './pelican-date';
import { fieldText, type HeaderField, type PelicanFile, readPelicanHeader } from './pelican-header';
import { type PelicanIdentity, pelicanIdentity } from './pelican-identity';
import { importSummary } from './summary';

/** An older file: its path from the imported folder, with `/`, and its text as `readText` returns it. */
export interface OlderFile {
  path: string;
  text: string;
}

/** An older file with its header parsed; its body is not yet converted. */
export interface OlderPost extends PelicanIdentity {
  path: string;
  file: PelicanFile;
  title: string;
  date: string;
  updated?: string;
  /** From the parent to the child. */
  category: { names: string[]; line: number };
  tags: { names: string[]; line: number };
  authors: string[];
  summary: string;
  image?: { url: string; line: number };
  draft: boolean;
  unlisted: boolean;
  notes: ImportNote[];
}

/** Parses an older file. Returns undefined for `Status: skip`; throws a `Rejection` when it cannot become a post. */
export function readOlderPost({ path, text }: OlderFile, order?: DateOrder): OlderPost | undefined {
  const notes: ImportNote[] = [];
  const addNote: AddNote = (kind, line, text) => notes.push({ kind, line, text });
  const file = readPelicanHeader(text, addNote);
  const { fields } = file;
  if (fields.size === 0)
    throw new Rejection(
      text.trimStart() === text || text === ''
        ? 'its first line is not “Key: value”, so it has no metadata'
        : 'it starts with a blank line, so Pelican reads no metadata in it: delete the blank line',
    );
  const status = (fieldText(fields.get('status')) ?? 'published').toLowerCase();
  if (status === 'skip') return undefined;
  if (!['published', 'draft', 'hidden'].includes(status))
    throw new Rejection(`Status: ${status} is not one of published, draft, hidden, skip`, lineOf(fields.get('status')));

  const identity = pelicanIdentity(path, file);
  const title = readTitle(fields.get('title'), addNote);
  const date = readDate(fields.get('date'), 'Date', order, addNote);
  if (!date) throw new Rejection('it has no Date');
  const category = readCategory(fields.get('category'));
  const tags = fields.get('tags');
  const { summary, needsReview } = importSummary(file, addNote);
  if (status === 'draft') addNote('kept', lineOf(fields.get('status')), 'Status: draft became draft: true');
  if (status === 'hidden') addNote('kept', lineOf(fields.get('status')), 'Status: hidden became unlisted: true');
  const kept = [...fields].flatMap(([key, { name }]) => (knownKeys.has(key) ? [name] : []));
  addNote('kept', 1, `${kept.join(', ')} and the words of the text`);
  for (const [key, field] of fields)
    if (!knownKeys.has(key))
      for (const { text: value, line } of field.lines) addNote('dropped', line, `${field.name}: ${value} (posts have no such field)`);
  return {
    ...identity,
    path,
    file,
    title,
    date,
    updated: readUpdated(fields.get('modified'), date, order, addNote),
    category,
    tags: { names: splitList(fieldText(tags)), line: lineOf(tags) },
    authors: readAuthors(fields, addNote),
    summary,
    image: readImage(fields.get('image'), addNote),
    draft: status === 'draft' || needsReview,
    unlisted: status === 'hidden',
    notes,
  };
}

const knownKeys = new Set('title date modified category tags lang slug summary image status author authors'.split(' '));

/** Splits tags or authors at semicolons if there are any, else at commas, without duplicates. */
export function splitList(text = ''): string[] {
  const parts = text.split(text.includes(';') ? ';' : ',').map((part) => part.trim());
  return [...new Set(parts.filter(Boolean))];
}

function lineOf(field: HeaderField | undefined): number {
  return field?.lines[0]?.line ?? 1;
}

function readTitle(field: HeaderField | undefined, addNote: AddNote): string {
  const written = fieldText(field);
  if (!field || !written) throw new Rejection('it has no Title');
  const line = lineOf(field);
  const [, ...others] = field.lines;
  const second = others.find(({ isContinuation }) => !isContinuation);
  if (second) throw new Rejection(`it has a second Title on line ${second.line}`, line);
  if (others.length) addNote('changed', line, 'the lines of the title were joined');
  const title = visible(written, line, addNote);
  if (!title) throw new Rejection('its Title has no visible characters', line);
  if ([...title].length > 120) throw new Rejection(`its Title has ${[...title].length} characters; the limit is 120`, line);
  return title;
}

function visible(text: string, line: number, addNote: AddNote): string {
  let clean = text;
  for (let bad = findInvisible(clean); bad; bad = findInvisible(clean)) {
    addNote('dropped', line, `the invisible character ${bad.name}`);
    clean = clean.slice(0, bad.index) + clean.slice(bad.index).replace(/^./su, '');
  }
  return clean.trim();
}

function readDate(field: HeaderField | undefined, name: string, order: DateOrder | undefined, addNote: AddNote): string | undefined {
  const text = field?.lines[0]?.text;
  if (!text) return undefined;
  const read = readPelicanDate(text, order);
  if ('rejected' in read) throw new Rejection(`${name}: ${read.rejected}`, lineOf(field));
  if (read.note) addNote('changed', lineOf(field), `${name}: ${read.note}`);
  return read.date;
}

function readUpdated(field: HeaderField | undefined, date: string, order: DateOrder | undefined, addNote: AddNote): string | undefined {
  const updated = readDate(field, 'Modified', order, addNote);
  if (!updated || Date.parse(updated) > Date.parse(date)) return updated;
  addNote('dropped', lineOf(field), `Modified: ${field?.lines[0]?.text} (not after the date of publication)`);
  return undefined;
}

function readCategory(field: HeaderField | undefined): OlderPost['category'] {
  const names = (fieldText(field) ?? '')
    .split(/[|｜]/)
    .map((name) => name.trim())
    .filter(Boolean);
  if (names.length === 0) throw new Rejection('it has no Category');
  return { names, line: lineOf(field) };
}

function readAuthors(fields: PelicanFile['fields'], addNote: AddNote): string[] {
  const author = fieldText(fields.get('author'));
  const names = [...new Set([...(author ? [author] : []), ...splitList(fieldText(fields.get('authors')))])];
  const team = locales.map((locale) => dictionary(locale).post.team);
  if (names.length !== 1 || !team.includes(names[0] ?? '')) return names;
  addNote('kept', lineOf(fields.get('author') ?? fields.get('authors')), `${names[0]} is the default author of posts`);
  return [];
}

function readImage(field: HeaderField | undefined, addNote: AddNote): OlderPost['image'] {
  const [first, ...others] = field?.lines ?? [];
  for (const { text, line } of others) addNote('dropped', line, `Image: ${text} (a post has one cover)`);
  return first?.text ? { url: first.text, line: first.line } : undefined;
}

/** Returns whether the next build publishes a post. */
export function isPublished({ draft, date }: { draft?: boolean; date: string }, now: number): boolean {
  return !draft && Date.parse(date) <= now;
}

/** Orders posts in the default language before their translations, then by path. */
export const originalFirst = (a: OlderPost, b: OlderPost) =>
  Number(b.lang === defaultLocale) - Number(a.lang === defaultLocale) || (a.path < b.path ? -1 : 1);
