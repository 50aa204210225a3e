import { type IgnoredParameter, unknownParameters } from '../../base/http/ignored-parameters';
import { isLocale, type Locale } from '../../base/i18n/i18n';
import { archiveParameters } from './archive-parameters';

/** Which posts a reader asks the archive for: all of it stands in the address, and what is missing is not asked for. */
export interface ArchiveChoice {
  /** The key of a tag. */
  tag?: string;
  /** The key of a category; those below it belong to it. */
  category?: string;
  /** The language in which the posts are written. */
  lang?: Locale;
}

/** What an address may name. */
export interface ArchiveNames {
  /** The keys and aliases of tags, each with the key that it stands for. */
  tags: ReadonlyMap<string, string>;
  categories: readonly string[];
}

/** What an address asks for. */
export interface ArchiveRequest {
  choice: ArchiveChoice;
  /** The number of the page, from 1. Whether there is such a page only its list can tell. */
  page: number;
  /** What means nothing. */
  ignored: IgnoredParameter[];
}

/** Reads what an address asks of the archive. Never throws: what it does not know it leaves out and gives in `ignored`. */
export function readArchiveRequest(params: URLSearchParams, { tags, categories }: ArchiveNames): ArchiveRequest {
  const ignored: IgnoredParameter[] = [];
  const one = <T>(name: (typeof archiveParameters)[number], read: (value: string) => T | undefined) => {
    const [first = '', ...more] = params.getAll(name);
    ignored.push(...more.map((value) => ({ name, value })));
    const found = first ? read(first.trim()) : undefined;
    if (first && found === undefined) ignored.push({ name, value: first });
    return found;
  };
  const choice = {
    tag: one('tag', (value) => tags.get(value.normalize('NFC').toLowerCase())),
    category: one('category', (value) => (categories.includes(value) ? value : undefined)),
    lang: one('lang', (value) => (isLocale(value) ? value : undefined)),
  };
  const page = one('page', (value) => (/^[1-9]\d{0,5}$/.test(value) ? Number(value) : undefined)) ?? 1;
  return { choice, page, ignored: [...ignored, ...unknownParameters(params, archiveParameters)] };
}

/** The query of an address that asks for this, with its `?`; nothing where nothing is asked for. It is ASCII (RFC 3986). */
export function archiveQuery({ tag, category, lang }: ArchiveChoice, page = 1): string {
  const parts = Object.entries({ tag, category, lang, page: page > 1 ? String(page) : undefined });
  const given = parts.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]));
  return given.length ? `?${given.join('&')}` : '';
}

export function isChoiceEmpty(choice: ArchiveChoice): boolean {
  return archiveQuery(choice) === '';
}
