import Papa from 'papaparse';
import { locales } from '../../base/i18n/i18n';
import type { OpenData } from './open-data';

const localized = (name: string) => locales.map((locale) => `${name}_${locale}`);

/** The columns, a fact a line. */
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
 * All facts as CSV (RFC 4180, with a header line). A value that a spreadsheet would take for a formula has an apostrophe
 * before it, as OWASP advises ("CSV Injection").
 */
export function factsCsv({ frameworks }: OpenData): string {
  const rows = frameworks.flatMap(({ key, name, facts }) =>
    facts.map(({ facet, grade, value, date, source, checked, version, note, before }) => [
      key,
      name,
      facet,
      grade,
      ...inEachLanguage(value),
      date,
      source,
      checked,
      version,
      ...inEachLanguage(note),
      before?.post,
      ...inEachLanguage(before?.value),
    ]),
  );
  return `${Papa.unparse({ fields: columns, data: rows }, { escapeFormulae: true, newline: '\r\n' })}\r\n`;
}

function inEachLanguage(words: Record<string, string> | undefined): (string | undefined)[] {
  return locales.map((locale) => words?.[locale]);
}
