import { defaultLocale, dictionary, locales } from '../../base/i18n/i18n';
import { findInvisible } from '../mdx/find-invisible';
import { type ImportNote, Rejection, type Say } from './import-note';
import { importSummary } from './import-summary';
import { type DateOrder, readPelicanDate } from './pelican-date';
import { fieldText, type HeaderField, type PelicanFile, readPelicanHeader } from './pelican-header';
import { type PelicanIdentity, pelicanIdentity } from './pelican-identity';

/** An older file: its path with `/`, from the folder that was given, and its text as `lib/content/check/read-text` gives it. */
export interface OlderFile {
  path: string;
  text: string;
}

/** What an older file says, by itself: without other files, and its text still as it was. */
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

/** Reads an older file. Throws a `Rejection` where it cannot become a post, and gives undefined where it says so itself (`Status: skip`). */
export function readOlderPost({ path, text }: OlderFile, order?: DateOrder): OlderPost | undefined {
  const notes: ImportNote[] = [];
  const say: Say = (kind, line, said) => notes.push({ kind, line, text: said });
  const file = readPelicanHeader(text, say);
  const { fields } = file;
  if (fields.size === 0)
    throw new Rejection(
      text.trimStart() === text || text === ''
        ? 'its first line is no “Key: value”, so it has no metadata'
        : 'it starts with a blank line, so Pelican reads no metadata in it: delete the blank line',
    );
  const status = (fieldText(fields.get('status')) ?? 'published').toLowerCase();
  if (status === 'skip') return undefined;
  if (!['published', 'draft', 'hidden'].includes(status))
    throw new Rejection(`Status: ${status} is none of published, draft, hidden, skip`, lineOf(fields.get('status')));

  const identity = pelicanIdentity(path, file);
  const title = readTitle(fields.get('title'), say);
  const date = readDate(fields.get('date'), 'Date', order, say);
  if (!date) throw new Rejection('it has no Date');
  const category = readCategory(fields.get('category'));
  const tags = fields.get('tags');
  const { summary, isForPerson } = importSummary(file, say);
  if (status === 'draft') say('kept', lineOf(fields.get('status')), 'Status: draft is draft: true');
  if (status === 'hidden') say('kept', lineOf(fields.get('status')), 'Status: hidden is unlisted: true');
  const kept = [...fields].flatMap(([key, { name }]) => (knownKeys.has(key) ? [name] : []));
  say('kept', 1, `${kept.join(', ')} and the words of the text`);
  for (const [key, field] of fields)
    if (!knownKeys.has(key))
      for (const { text: value, line } of field.lines) say('dropped', line, `${field.name}: ${value} (posts have no place for it)`);
  return {
    ...identity,
    path,
    file,
    title,
    date,
    updated: readUpdated(fields.get('modified'), date, order, say),
    category,
    tags: { names: splitList(fieldText(tags)), line: lineOf(tags) },
    authors: readAuthors(fields, say),
    summary,
    image: readImage(fields.get('image'), say),
    draft: status === 'draft' || isForPerson,
    unlisted: status === 'hidden',
    notes,
  };
}

const knownKeys = new Set('title date modified category tags lang slug summary image status author authors'.split(' '));

/** Tags and authors: at semicolons where there are any, else at commas; each once. */
export function splitList(text = ''): string[] {
  const parts = text.split(text.includes(';') ? ';' : ',').map((part) => part.trim());
  return [...new Set(parts.filter(Boolean))];
}

function lineOf(field: HeaderField | undefined): number {
  return field?.lines[0]?.line ?? 1;
}

function readTitle(field: HeaderField | undefined, say: Say): string {
  const written = fieldText(field);
  if (!field || !written) throw new Rejection('it has no Title');
  const line = lineOf(field);
  const [, ...others] = field.lines;
  const second = others.find(({ isContinuation }) => !isContinuation);
  if (second) throw new Rejection(`it has a second Title on line ${second.line}`, line);
  if (others.length) say('changed', line, 'the lines of the title are one now');
  const title = visible(written, line, say);
  if (!title) throw new Rejection('its Title has nothing that can be seen', line);
  if ([...title].length > 120) throw new Rejection(`its Title has ${[...title].length} characters; the limit is 120`, line);
  return title;
}

function visible(text: string, line: number, say: Say): string {
  let clean = text;
  for (let bad = findInvisible(clean); bad; bad = findInvisible(clean)) {
    say('dropped', line, `the invisible character ${bad.name}`);
    clean = clean.slice(0, bad.index) + clean.slice(bad.index).replace(/^./su, '');
  }
  return clean.trim();
}

function readDate(field: HeaderField | undefined, name: string, order: DateOrder | undefined, say: Say): string | undefined {
  const text = field?.lines[0]?.text;
  if (!text) return undefined;
  const read = readPelicanDate(text, order);
  if ('refused' in read) throw new Rejection(`${name}: ${read.refused}`, lineOf(field));
  if (read.note) say('changed', lineOf(field), `${name}: ${read.note}`);
  return read.date;
}

function readUpdated(field: HeaderField | undefined, date: string, order: DateOrder | undefined, say: Say): string | undefined {
  const updated = readDate(field, 'Modified', order, say);
  if (!updated || Date.parse(updated) > Date.parse(date)) return updated;
  say('dropped', lineOf(field), `Modified: ${field?.lines[0]?.text} (not after the date of publication)`);
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

function readAuthors(fields: PelicanFile['fields'], say: Say): string[] {
  const author = fieldText(fields.get('author'));
  const names = [...new Set([...(author ? [author] : []), ...splitList(fieldText(fields.get('authors')))])];
  const team = locales.map((locale) => dictionary(locale).post.team);
  if (names.length !== 1 || !team.includes(names[0] ?? '')) return names;
  say('kept', lineOf(fields.get('author') ?? fields.get('authors')), `${names[0]} signs every post that names nobody`);
  return [];
}

function readImage(field: HeaderField | undefined, say: Say): OlderPost['image'] {
  const [first, ...others] = field?.lines ?? [];
  for (const { text, line } of others) say('dropped', line, `Image: ${text}: a post has one cover`);
  return first?.text ? { url: first.text, line: first.line } : undefined;
}

/** Whether a post can be read once the site is built. */
export function isPublished({ draft, date }: { draft?: boolean; date: string }, now: number): boolean {
  return !draft && Date.parse(date) <= now;
}

export const originalFirst = (a: OlderPost, b: OlderPost) =>
  Number(b.lang === defaultLocale) - Number(a.lang === defaultLocale) || (a.path < b.path ? -1 : 1);
