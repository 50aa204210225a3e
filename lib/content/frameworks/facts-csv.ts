import Papa from 'papaparse';
import { locales } from '../../base/i18n/i18n';
import type { OpenData } from './open-data';

const localized = (name: string) => locales.map((locale) => `${name}_${locale}`);

const columns = [
  'framework',
  'name',
  'facet',
  'grade',
  ...localized('value'),
  'date',
  'source',
  'checked',
  'version',
  ...localized('note'),
  'before_post',
  ...localized('before'),
];

/**
 * Returns all facts as CSV (RFC 4180) with a header line. A value that spreadsheets would run as a formula starts with an
 * apostrophe (OWASP, "CSV Injection").
 */
export function factsCsv({ frameworks }: OpenData): string {
  const rows = frameworks.flatMap(({ key, name, facts }) =>
    facts.map(({ facet, grade, value, date, source, checked, version, note, before }) => [
      key,
      name,
      facet,
      grade,
      ...inAllLanguages(value),
      date,
      source,
      checked,
      version,
      ...inAllLanguages(note),
      before?.post,
      ...inAllLanguages(before?.value),
    ]),
  );
  return `${Papa.unparse({ fields: columns, data: rows }, { escapeFormulae: true, newline: '\r\n' })}\r\n`;
}

function inAllLanguages(words: Record<string, string> | undefined): (string | undefined)[] {
  return locales.map((locale) => words?.[locale]);
}
