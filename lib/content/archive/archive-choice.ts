import { type IgnoredParameter, unknownParameters } from '../../base/http/ignored-parameters';
import { isLocale, type Locale } from '../../base/i18n/i18n';
import { archiveParameters } from './archive-parameters';

/** The filters of the archive, all of which are in the query of the URL. */
export interface ArchiveChoice {
  /** The key of a tag. */
  tag?: string;
  /** The key of a category, which includes its subcategories. */
  category?: string;
  /** The language of the posts. */
  lang?: Locale;
}

/** The values that filters can have. */
export interface ArchiveNames {
  /** The key of each tag by its key and its aliases. */
  tags: ReadonlyMap<string, string>;
  categories: readonly string[];
}

/** The parsed query of the archive. */
export interface ArchiveRequest {
  choice: ArchiveChoice;
  /** The number of the page, from 1. May be larger than the number of pages. */
  page: number;
  /** The parameters without effect: unknown, invalid or repeated. */
  ignored: IgnoredParameter[];
}

/** Parses the query of the archive. Never throws: unknown parameters and invalid values are returned in `ignored`. */
export function readArchiveRequest(params: URLSearchParams, { tags, categories }: ArchiveNames): ArchiveRequest {
  const ignored: IgnoredParameter[] = [];
  const readOne = <T>(name: (typeof archiveParameters)[number], read: (value: string) => T | undefined) => {
    const [first = '', ...more] = params.getAll(name);
    ignored.push(...more.map((value) => ({ name, value })));
    const found = first ? read(first.trim()) : undefined;
    if (first && found === undefined) ignored.push({ name, value: first });
    return found;
  };
  const choice = {
    tag: readOne('tag', (value) => tags.get(value.normalize('NFC').toLowerCase())),
    category: readOne('category', (value) => (categories.includes(value) ? value : undefined)),
    lang: readOne('lang', (value) => (isLocale(value) ? value : undefined)),
  };
  const page = readOne('page', (value) => (/^[1-9]\d{0,5}$/.test(value) ? Number(value) : undefined)) ?? 1;
  return { choice, page, ignored: [...ignored, ...unknownParameters(params, archiveParameters)] };
}

/** Returns the query with its `?` in ASCII (RFC 3986), or an empty string for the first page without filters. */
export function archiveQuery({ tag, category, lang }: ArchiveChoice, page = 1): string {
  const parts = Object.entries({ tag, category, lang, page: page > 1 ? String(page) : undefined });
  const given = parts.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]));
  return given.length ? `?${given.join('&')}` : '';
}

export function isChoiceEmpty(choice: ArchiveChoice): boolean {
  return archiveQuery(choice) === '';
}
