import { describe, expect, test } from 'vitest';
import { localizedYaml } from '../../../test/content/localized';
import { diagnosticsOf, framework, post, validFact } from '../../../test/content/test-content';

const file = 'content/frameworks/name.yml';
const found = (text: string, more = {}) => diagnosticsOf({ [file]: text, ...more });

test('a valid framework has no diagnostics', async () => {
  expect(await found(framework())).toEqual([]);
});

describe('an invalid fact is reported with its line', () => {
  const graded = validFact.replace('license', 'tpu');
  const cases: [name: string, facts: string, line: number, message: RegExp][] = [
    ['no source', validFact.replace(/ {4}source.*\n/, ''), 7, /"source" is missing: nothing is stated without it/],
    [
      'a source that is not https',
      validFact.replace('https:', 'http:'),
      9,
      /"source" is "http:\/\/example.org\/license", which is no https address/,
    ],
    ['a source that is no address', validFact.replace('https://example.org/license', 'the manual'), 9, /which is no https address/],
    ['a source with a password', validFact.replace('https://', 'https://a:b@'), 9, /which is no https address/],
    ['no day', validFact.replace(/\n {4}checked.*/, ''), 7, /"checked" is missing/],
    ['a day that does not exist', validFact.replace('2026-01-02', '2026-02-30'), 10, /2026-02-30, a day that the calendar does not have/],
    ['a text for a day', validFact.replace('2026-01-02', 'yesterday'), 10, /"checked" is "yesterday", which is not a date/],
    ['a day in the future', validFact.replace('2026-01-02', '2999-01-01'), 10, /"checked" is 2999-01-01, which is in the future/],
    ['an unknown facet', validFact.replace('license', 'licence'), 7, /unknown facet "licence"\. Did you mean "license"\?/],
    ['a facet twice', `${validFact}\n${validFact}`, 11, /facet "license" is stated twice/],
    ['a language missing', validFact.replace(', zh: MIT', ''), 8, /"value.zh" is missing/],
    ['no value', validFact.replace(/ {4}value.*\n/, ''), 7, /"license" needs a text/],
    ['a grade without a scale', `${validFact}\n    grade: 1`, 7, /"license" has no scale/],
    ['no grade on a scale', graded, 7, /the fact "tpu" has no "grade"\. Add one of 0, 1, 2, 3/],
    ['a grade off the scale', `${graded}\n    grade: 7`, 7, /grade 7 is not on the scale of "tpu"/],
    ['a grade in words', `${graded}\n    grade: good`, 11, /"grade" is not a whole number/],
    ['a date in words', validFact.replace('license', 'first-release'), 7, /"first-release" needs a date/],
    ['an impossible month', dated('2017-13'), 8, /"date" is "2017-13", which is not a date/],
    ['a misspelt key', `${validFact}\n    verson: "1"`, 11, /unknown key "verson". Did you mean "version"\?/],
    ['a number for a version', `${validFact}\n    version: 2.9`, 11, /"version" must be text, not a number/],
    ['a post that does not exist', `${validFact}\n    before: { post: nope, value: ${localizedYaml('a')} }`, 11, /there is no post "nope"/],
    ['a comma without quotes', validFact.replace('en: MIT', 'en: MIT, or so'), 8, /Put a text that contains a comma in double quotes/],
  ];
  for (const [name, facts, line, message] of cases)
    test(name, async () => {
      const diagnostics = await found(framework(facts));
      expect(diagnostics).toHaveLength(1);
      expect(diagnostics[0]).toMatch(new RegExp(`^${file}:${line}:\\d+  `));
      expect(diagnostics[0]).toMatch(message);
    });
});

describe('a date may be a day, month or year', () => {
  for (const date of ['2017', '2017-01', '2017-01-18'])
    test(date, async () => {
      expect(await found(framework(dated(date)))).toEqual([]);
    });
});

test('a main framework has a fact for each facet, or lists it as unknown', async () => {
  const [diagnostic, ...more] = await found(framework(validFact).replace('role: layers', 'role: framework'));
  expect(more).toEqual([]);
  expect(diagnostic).toMatch(/^content\/frameworks\/name.yml:6:1 {2}nothing is said about best-for, learning-curve, /);
  expect(await found(framework(validFact, 'unknown: [license]'))).toEqual([
    `${file}:11:11  "license" is unknown here and stated above. Delete one of the two.`,
  ]);
  expect(await found(framework(validFact, 'unknown: [licens]'))).toEqual([
    `${file}:11:11  unknown facet "licens". Did you mean "license"? Facets are listed in content/facets.yml.`,
  ]);
});

test('names of files, partOf and order are checked', async () => {
  expect(
    await found(framework(validFact, 'partOf: [pytroch]'), {
      'content/frameworks/pytorch.yml': framework().replace('order: 1', 'order: 2'),
    }),
  ).toEqual([`${file}:11:10  unknown framework "pytroch". Did you mean "pytorch"? Frameworks are the files in content/frameworks.`]);
  const twice = await found(framework(), { 'content/frameworks/other.yml': framework() });
  expect(twice).toEqual([
    'content/frameworks/other.yml:3:1  order 1 is also that of content/frameworks/name.yml. Give each framework its own number.',
  ]);
  for (const name of ['a-vs-b', 'vs-b', 'View', 'view', 'a b', 'ü'])
    expect((await diagnosticsOf({ [`content/frameworks/${name}.yml`]: framework() }))[0], name).toMatch(/cannot be a part of an address/);
  expect((await diagnosticsOf({ 'content/frameworks/a.yaml': framework() }))[0]).toMatch(/the site does not use files in this place/);
});

describe('tags in posts', () => {
  const body = (tag: string) =>
    diagnosticsOf({
      [file]: framework(),
      'content/frameworks/b.yml': framework().replace('order: 1', 'order: 2'),
      'content/posts/a.mdx': post({}, `Words.\n\n${tag}\n`),
    });
  test('may name existing frameworks, facets and polls', async () => {
    for (const tag of [
      '<FrameworkTable of="name b" show="tpu web" caption="Both" />',
      '<FrameworkTable of="name" />',
      '<Compare of="b name" />',
      '<Guide />',
    ])
      expect(await body(tag), tag).toEqual([]);
  });
  const cases: [tag: string, message: RegExp][] = [
    ['<FrameworkTable of="name nome" />', /unknown framework "nome"\. Did you mean "name"\?/],
    ['<FrameworkTable of="name" show="tpu, web" />', /unknown facet "tpu,"\. Did you mean "tpu"\?/],
    ['<FrameworkTable />', /<FrameworkTable> needs "of"/],
    ['<FrameworkTable of="" />', /"of" of <FrameworkTable> is empty/],
    ['<FrameworkTable of="name name" />', /<FrameworkTable> names "name" twice/],
    ['<FrameworkTable of={["name"]} />', /is not plain text/],
    ['<Compare of="name" />', /<Compare> names 1 frameworks/],
    ['<Guide of="name" />', /<Guide> has no attribute "of"/],
  ];
  for (const [tag, message] of cases)
    test(tag, async () => {
      const diagnostics = await body(tag);
      expect(diagnostics).toHaveLength(1);
      expect(diagnostics[0]).toMatch(/^content\/posts\/a.mdx:12:1 /);
      expect(diagnostics[0]).toMatch(message);
    });
});

describe('facets, guide and series', () => {
  const cases: [file: string, text: string, message: RegExp][] = [
    [
      'facets.yml',
      `facets:\n  - { key: a, label: ${localizedYaml('A')}, description: ${localizedYaml('A')}, kind: grade }\n`,
      /facet "a" is a grade without a "scale"/,
    ],
    [
      'facets.yml',
      `facets:\n  - { key: a, label: ${localizedYaml('A')}, description: ${localizedYaml('A')}, kind: sort }\n`,
      /"kind" is not one of text, date, grade/,
    ],
    [
      'series.yml',
      `series:\n  - { key: a, label: ${localizedYaml('A')}, description: ${localizedYaml('A')}, posts: [nope] }\n`,
      /there is no post "nope"/,
    ],
    ['guide.yml', 'questions: []\n', /"questions" is empty/],
  ];
  for (const [name, text, message] of cases)
    test(`${name}: ${message.source}`, async () => {
      const diagnostics = await diagnosticsOf({ [`content/${name}`]: text });
      expect(
        diagnostics.some((diagnostic) => diagnostic.startsWith(`content/${name}:`) && message.test(diagnostic)),
        diagnostics.join('\n'),
      ).toBe(true);
    });
});

test('links to frameworks, comparisons, the guide and the data are checked', async () => {
  const links = [
    '/frameworks',
    '/frameworks/name',
    '/compare/name-vs-b',
    '/compare/b-vs-name',
    '/guide',
    '/zh/guide',
    '/data/frameworks.csv',
    '/frameworks?sort=tpu',
  ];
  const other = { 'content/frameworks/b.yml': framework().replace('order: 1', 'order: 2') };
  const text = (links: string[]) => post({}, links.map((link) => `[words](${link})\n`).join('\n'));
  expect(await found(framework(), { ...other, 'content/posts/a.mdx': text(links) })).toEqual([]);
  expect(await found(framework(), { ...other, 'content/posts/a.mdx': text(['/frameworks/nome', '/compare/name-vs-c']) })).toHaveLength(2);
});

function dated(date: string): string {
  return `  - facet: first-release\n    date: "${date}"\n    source: https://example.org/a\n    checked: 2026-01-02`;
}
