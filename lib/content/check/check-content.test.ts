import { describe, expect, test } from 'vitest';
import { localizedYaml } from '../../../test/content/localized';
import { diagnosticsOf, picture, post } from '../../../test/content/test-content';

const file = 'content/posts/a-post.mdx';

/** Checks one post, `content/posts/a-post.mdx`. */
function check(text: string | Buffer): Promise<string[]> {
  return diagnosticsOf({ [file]: text });
}

/** Expects a single diagnostic, at a place, that contains all parts. */
async function expectOne(diagnostics: Promise<string[]>, place: string, ...parts: string[]): Promise<void> {
  const found = await diagnostics;
  expect(found, found.join('\n')).toHaveLength(1);
  expect(found[0]).toContain(`${place}  `);
  for (const part of parts) expect(found[0]).toContain(part);
}

test('a diagnostic is one line without control characters, whatever the file contains', async () => {
  const found = await check(post({ '"x\\n::error::\\e[31m"': 'y' }));
  expect(found.join('')).not.toContain('\n');
  expect(found.join('')).not.toContain('\x1b');
});

test('a valid post has no diagnostics', async () => {
  expect(await check(post())).toEqual([]);
});

test('all errors of a post are found in one run', async () => {
  const text = post({ date: '2026-02-30', tags: '[pytroch]', image: '/images/none.jpg', imageAlt: '"x"' }, 'Two is {1+1}.\n');
  expect(await check(text)).toEqual([
    `${file}:3:1  "date" is 2026-02-30, a day that the calendar does not have. Correct the month or the day.`,
    `${file}:6:8  unknown tag "pytroch". Did you mean "pytorch"? Tags are listed in content/tags.yml.`,
    `${file}:8:1  there is no file public/images/none.jpg. Add the file, or correct the path.`,
    `${file}:12:8  "{1+1}" is JavaScript, which posts cannot contain. Write \\{ for a brace that readers should see, or put code in backticks.`,
  ]);
});

test.each(['js', 'json', 'toml'])('front matter marked as %s is an error and is not run', async (language) => {
  Object.assign(globalThis, { wasRun: false });
  await expectOne(
    check(`---${language}\n{ title: (globalThis.wasRun = true) }\n---\n\nText\n`),
    `${file}:1:1`,
    `marked as ${language}`,
    'code is never run',
  );
  expect(globalThis).toHaveProperty('wasRun', false);
});

describe('front matter', () => {
  test('an alias bomb is an error within 2 s', async () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) =>
        `l${level}: &l${level} [${Array(9)
          .fill(level ? `*l${level - 1}` : 'x')
          .join(', ')}]`,
    );
    const start = performance.now();
    const found = await check(`---\n${levels.join('\n')}\n---\n\nText\n`);
    expect(performance.now() - start).toBeLessThan(2000);
    expect(found[0]).toContain('anchors and aliases');
  });
  test.each(['- '.repeat(9000), '? '.repeat(9000), '['.repeat(9000), `"${'x'.repeat(30_000)}"`])(
    'a deeply nested or very long value has few diagnostics',
    async (title) => {
      const found = await check(post({ title }));
      expect(found.length).toBeGreaterThan(0);
      expect(found.length).toBeLessThan(5);
    },
  );
  test.each(['__proto__', 'constructor', '<<', 'toString'])('the key %s is unknown and pollutes no prototype', async (key) => {
    await expectOne(check(post({ [key]: '{ polluted: true }' })), `${file}:8:1`, `unknown key "${key}"`);
    expect({}).not.toHaveProperty('polluted');
  });
  test('an unknown key gets a suggestion', () =>
    expectOne(check(post({ sumary: 'x' })), `${file}:8:1`, 'unknown key "sumary"', 'Did you mean "summary"'));
  test.each(['2024-02-29', '2024-05-17T09:00:00Z', '2024-05-17T09:00:00.5+08:00'])('date: %s is valid', async (date) => {
    expect(await check(post({ date }))).toEqual([]);
  });
  test('the language must match the file name', () => expectOne(check(post({ lang: 'zh' })), `${file}:5:1`, 'the file name says en'));
  test('a summary can be too short', () =>
    expectOne(check(post({ summary: 'Short.' })), `${file}:7:1`, 'has 6 characters', 'between 50 and 300'));
  test.each([
    ['an unknown tag', '[pytorch, quantum]', `${file}:6:17`, 'unknown tag "quantum"'],
    ['an alias of a tag', '[torch]', `${file}:6:8`, 'Did you mean "pytorch"'],
    ['a tag twice', '[jax, jax]', `${file}:6:13`, 'given twice'],
    ['no tags', '[]', `${file}:6:1`, '"tags" is empty'],
    ['one word', 'jax', `${file}:6:1`, 'must be a list'],
  ])('tags: %s', (_, tags, place, reason) => expectOne(check(post({ tags })), place, reason));
  test('an unknown category', () =>
    expectOne(check(post({ category: 'newsleter' })), `${file}:4:1`, 'unknown category', 'Did you mean "newsletter"'));
  const corrected = (corrections: string) => check(post({ updated: '2026-01-05', corrections }));
  test('corrections between date and updated are valid', async () => {
    expect(await corrected('[{ date: 2026-01-05, what: "It was 2017." }, { date: 2024-05-17, what: 错字。 }]')).toEqual([]);
    expect(await corrected('[{ date: 2026-01-05T23:00:00Z, what: "x < y, not x > y" }]')).toEqual([]);
  });
  test.each([
    ['an empty list', '[]', '"corrections" is empty'],
    ['a text', '"It was 2017."', 'Write it in square brackets: corrections: [{ date: 2026-11-25, what:'],
    ['an entry that is a text', '["It was 2017."]', 'a correction has a "date" and says "what"'],
    ['without a date', '[{ what: x }]', '"date" is missing'],
    ['without what', '[{ date: 2025-01-01 }]', '"what" is missing'],
    ['an empty what', '[{ date: 2025-01-01, what: " " }]', '"what" is empty'],
    ['a long what', `[{ date: 2025-01-01, what: ${'x'.repeat(301)} }]`, '"what" has 301 characters. Write between 1 and 300.'],
    ['Markdown in what', '[{ date: 2025-01-01, what: "See [this](/about)." }]', '"what" is plain text'],
    ['a tag in what', '[{ date: 2025-01-01, what: "<b>Sorry</b>" }]', '"what" is plain text'],
    ['an impossible day', '[{ date: 2025-02-30, what: x }]', 'a day that the calendar does not have'],
    ['before the post', '[{ date: 2024-05-16, what: x }]', 'a correction is of 2024-05-16, before "date"'],
    ['after the update', '[{ date: 2026-01-06, what: x }]', 'a correction is of 2026-01-06, after "updated". Write updated: 2026-01-06'],
    ['another key', '[{ date: 2025-01-01, what: x, who: me }]', 'unknown key "who". Known are date, what.'],
  ])('corrections: %s', async (_, corrections, message) => {
    const found = await corrected(corrections);
    expect(found).toEqual([expect.stringContaining(message)]);
    expect(found[0]).toContain(`${file}:9:`);
  });
  test('corrections require updated', () =>
    expectOne(
      check(post({ corrections: '[{ date: 2025-01-01, what: x }, { date: 2026-01-01, what: y }]' })),
      `${file}:8:1`,
      'Add a line such as: updated: 2026-01-01',
    ));
  test('updated cannot be before date', () =>
    expectOne(check(post({ updated: '2020-01-01' })), `${file}:8:1`, '"updated" is before "date"'));
  test('draft must be true or false', () => expectOne(check(post({ draft: 'yes' })), `${file}:8:1`, 'must be true or false'));
});

describe('images', () => {
  const cover = (image: string) => post({ image, imageAlt: '"A picture"' });
  test('a PNG cover 1200 pixels wide is valid', async () => {
    expect(await diagnosticsOf({ [file]: cover('/images/a.png'), 'public/images/a.png': await picture(1200, 675) })).toEqual([]);
  });
  test('a cover requires imageAlt', async () => {
    const found = diagnosticsOf({ [file]: post({ image: '/images/a.png' }), 'public/images/a.png': await picture(1200, 675) });
    await expectOne(found, `${file}:8:1`, 'without "imageAlt"');
  });
  test.each([
    ['quoted', '"image": /images/none.png'],
    ['spaced', 'image : /images/none.png'],
    ['on the next line', 'image:\n  /images/none.png'],
  ])('a cover whose key is %s is also checked', async (_, line) => {
    const found = await check(post({ imageAlt: '"x"' }).replace('imageAlt:', `${line}\nimageAlt:`));
    expect(found.join('\n')).toContain('there is no file public/images/none.png');
  });
  test('the address of a reference image is checked', () =>
    expectOne(check(post({}, '![x][r]\n\n[r]: /posts\n')), `${file}:12:1`, 'is not a path to an image'));
});

describe('bodies', () => {
  test.each([
    ['a Callout within a line', 'Text <Callout kind="note">x</Callout> more\n', 6, 'is inside a line'],
    ['a Callout in a heading', '## A <Callout kind="note">x</Callout>\n', 6, 'is inside a line'],
    ['a heading without words', '## !!!\n', 1, 'no text'],
    ['a second title', '# Another title\n', 1, 'single #'],
  ])('%s', (_, body, column, reason) => expectOne(check(post({}, body)), `${file}:10:${column}`, reason));
  test('an unclosed brace is reported at its place, not at the end of the text', () =>
    expectOne(check(post({}, 'One {/* a */} two\n\na \\{ { b {c}\n\nMore\n')), `${file}:12:6`, 'starts JavaScript'));
  test('a Callout on a line of its own is allowed', async () => {
    expect(await check(post({}, '<Callout kind="note">x</Callout>\n'))).toEqual([]);
  });
  test('the title can be repeated as a heading', async () => {
    expect(await check(post({}, '# A valid title\n\nText\n'))).toEqual([]);
  });
  test('code can contain anything', async () => {
    expect(await check(post({}, '`{a}` and `<script>`\n\n```js\nimport x from "y"; ({ a: <b/> })\n```\n'))).toEqual([]);
  });
  test.each(['JaVaScRiPt:alert(1)', '\\\\\\\\evil.example'])('the link %s is an error', async (url) => {
    const found = await check(post({}, `[x](${url})\n`));
    expect(found, found.join('\n')).toHaveLength(1);
    expect(found[0]).toContain(`${file}:10:1  `);
  });
});

describe('links', () => {
  const withLink = (url: string, body = '## A heading\n') =>
    diagnosticsOf({
      [file]: post({}, `[x](${url})\n\n${body}`),
      'content/posts/other.mdx': post({}, '## There\n'),
      'public/images/a.png': Buffer.alloc(9),
    });
  test.each([
    '/',
    '/posts',
    '/zh/tags',
    '/tags/jax',
    '/categories/newsletter',
    '/posts/other',
    '/posts/other#there',
    '#a-heading',
    '/images/a.png',
    'https://pytorch.org',
    'mailto:a@example.org',
  ])('a link to %s is valid', async (url) => {
    expect(await withLink(url)).toEqual([]);
  });
  test('a link out of the site root is an error', () =>
    expectOne(withLink('/../package.json'), `${file}:10:1`, 'there is no page or file /package.json'));
  test('a link to a scheduled post is an error', async () => {
    const found = await diagnosticsOf({ [file]: post({}, '[x](/posts/other)\n'), 'content/posts/other.mdx': post({ date: '2999-01-01' }) });
    expect(found.join('\n')).toContain(`${file}:10:1  /posts/other is not published yet`);
  });
});

describe('labels and dictionaries', () => {
  test('the parent of a category must exist', async () => {
    const categories = `categories:\n  - key: newsletter\n    label: ${localizedYaml('A')}\n    description: ${localizedYaml('C')}\n    parent: weekly\n`;
    await expectOne(
      diagnosticsOf({ 'content/categories.yml': categories }),
      'content/categories.yml:5:5',
      'parent "weekly" is not a category',
    );
  });
  test('a label needs every language', async () => {
    const label = localizedYaml('JAX').replace(', zh: JAX', '');
    const tags = `tags:\n  - key: jax\n    label: ${label}\n    description: ${localizedYaml('C')}\n`;
    await expectOne(diagnosticsOf({ 'content/tags.yml': tags }), 'content/tags.yml:3:5', '"label.zh" is missing');
  });
  test('a dictionary needs every key', async () => {
    const found = await diagnosticsOf({ 'content/dictionaries/zh.json': '{}' });
    expect(found).toContain('content/dictionaries/zh.json:1:1  "nav.skip" is missing. Translate it from content/dictionaries/en.json.');
  });
});
