import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { facets, framework } from '../../../test/content/test-frameworks';
import { perLocale } from '../../base/i18n/languages';
import { listFacets, listFrameworks } from '../model/frameworks';
import { factsCsv } from './facts-csv';
import { type OpenData, openDataSchema, toOpenData } from './open-data';

const siteUrl = 'https://newsletter.example';
const id = `${siteUrl}/data/frameworks.schema.json`;
const ours = () => toOpenData(siteUrl, { facets: listFacets(), frameworks: listFrameworks() });

test('the data matches its schema, and changed data does not', () => {
  const ajv = addFormats(new Ajv({ strict: true, allErrors: true }));
  const validate = ajv.compile(openDataSchema(id, listFacets()));
  const data = () => JSON.parse(JSON.stringify(ours()));
  expect(validate(data()), JSON.stringify(validate.errors)).toBe(true);
  expect(data().frameworks.length).toBeGreaterThan(2);
  const spoil: [spoil: (data: OpenData, fact: OpenData['frameworks'][number]['facts'][number]) => void, keyword: string][] = [
    [(_, fact) => Object.assign(fact, { source: 'http://example.org' }), 'pattern'],
    [(_, fact) => Object.assign(fact, { checked: '2026-02-30' }), 'format'],
    [(_, fact) => Object.assign(fact, { grade: 9 }), 'maximum'],
    [(_, fact) => Object.assign(fact, { grade: -1 }), 'minimum'],
    [(_, fact) => Object.assign(fact, { facet: 'nope' }), 'enum'],
    [(data) => Object.assign(data.frameworks[0] ?? {}, { unknown: ['nope'] }), 'enum'],
    [(data) => Object.assign(data, { license: undefined }), 'required'],
  ];
  for (const [change, keyword] of spoil) {
    const spoilt = data();
    change(spoilt, spoilt.frameworks[0].facts[0]);
    expect(validate(JSON.parse(JSON.stringify(spoilt))), change.toString()).toBe(false);
    expect(
      validate.errors?.map((error) => error.keyword),
      change.toString(),
    ).toContain(keyword);
  }
});

test('the CSV parses to the same facts', () => {
  const data = ours();
  expect(factsOf(factsCsv(data))).toEqual(
    data.frameworks.flatMap(({ key, facts }) => facts.map((fact) => ({ framework: key, ...JSON.parse(JSON.stringify(fact)) }))),
  );
});

test('CSV keeps quotes, commas and line ends, and no value is a formula', () => {
  const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', 'a "quoted", comma', 'two\nlines', '逗号，引号“”'];
  const data = toOpenData(siteUrl, { facets, frameworks: [] });
  // Not all of these pass the check; the CSV must not depend on it.
  const csv = factsCsv({ ...data, frameworks: hostile.map((text, index) => framework(`f${index}`, { license: text })) });
  expect(factsOf(csv).map(({ value }) => value?.en)).toEqual(hostile);
  for (const cell of Papa.parse<string[]>(csv).data.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  expect(csv.endsWith('\r\n')).toBe(true);
});

/** Parses facts from CSV. An apostrophe before a formula is not part of the value. */
function factsOf(csv: string) {
  const { data, errors } = Papa.parse<Record<string, string>>(csv.trimEnd(), {
    header: true,
    transform: (cell) => cell.replace(/^'(?=[=+\-@\t\r])/, ''),
  });
  expect(errors).toEqual([]);
  return data.map((row) => {
    const words = (name: string) => (row[`${name}_en`] ? perLocale((locale) => row[`${name}_${locale}`]) : undefined);
    const fact = {
      framework: row.framework,
      facet: row.facet,
      grade: row.grade ? Number(row.grade) : undefined,
      value: words('value'),
      date: row.date || undefined,
      source: row.source,
      checked: row.checked,
      version: row.version || undefined,
      note: words('note'),
      before: row.before_post ? { post: row.before_post, value: words('before') } : undefined,
    };
    return Object.fromEntries(Object.entries(fact).filter(([, value]) => value !== undefined)) as typeof fact;
  });
}
