import { describe, expect, test } from 'vitest';
import { findingsOf, picture, post } from './test-content';

const file = 'content/posts/a-post.mdx';

/** Checks one post, `content/posts/a-post.mdx`. */
function check(text: string | Buffer): Promise<string[]> {
  return findingsOf({ [file]: text });
}

/** One finding, at this place, that says this. */
async function expectOne(findings: Promise<string[]>, place: string, ...parts: string[]): Promise<void> {
  const found = await findings;
  expect(found, found.join('\n')).toHaveLength(1);
  expect(found[0]).toContain(`${place}  `);
  for (const part of parts) expect(found[0]).toContain(part);
}

test('what a file contains can neither break a finding’s line nor colour it', async () => {
  const found = await check(post({ '"x\\n::error::\\e[31m"': 'y' }));
  expect(found.join('')).not.toContain('\n');
  expect(found.join('')).not.toContain('\x1b');
});

test('a valid post has no findings', async () => {
  expect(await check(post())).toEqual([]);
});

test('everything wrong in one post is found in one run', async () => {
  const text = post({ date: '2026-02-30', tags: '[pytroch]', image: '/images/none.jpg', imageAlt: '"x"' }, 'Two is {1+1}.\n');
  expect(await check(text)).toEqual([
    `${file}:3:1  "date" is 2026-02-30, a day that the calendar does not have. Correct the month or the day.`,
    `${file}:6:8  unknown tag "pytroch". Did you mean "pytorch"? Tags are listed in content/tags.yml.`,
    `${file}:8:1  there is no file public/images/none.jpg. Add the file, or correct the path.`,
    `${file}:12:8  "{1+1}" is JavaScript, which posts do not carry. Write \\{ for a brace that readers should see, or put code in backticks.`,
  ]);
});

describe('the file', () => {
  test.each(['js', 'json', 'toml'])('front matter marked as %s is refused and not run', async (language) => {
    Object.assign(globalThis, { wasRun: false });
    await expectOne(
      check(`---${language}\n{ title: (globalThis.wasRun = true) }\n---\n\nText\n`),
      `${file}:1:1`,
      `marked as ${language}`,
      'nothing is run',
    );
    expect(globalThis).toHaveProperty('wasRun', false);
  });
  test('one byte-order mark is fine, two are not', async () => {
    expect(await check(`\uFEFF${post()}`)).toEqual([]);
    await expectOne(check(`\uFEFF\uFEFF${post()}`), `${file}:1:1`, 'two byte-order marks');
  });
  test('CRLF is fine, also mixed with LF', async () => {
    expect(await check(post().replaceAll('\n', '\r\n'))).toEqual([]);
    expect(await check(post().replace('\n', '\r\n'))).toEqual([]);
  });
  test('lone carriage returns are named', () => expectOne(check(post().replaceAll('\n', '\r')), `${file}:1:1`, 'old Macs'));
  test('UTF-16 is refused', async () => {
    await expectOne(check(Buffer.from(post(), 'utf16le')), `${file}:1:1`, 'byte 1 is NUL');
  });
  test('Latin-1 is refused with the byte', async () => {
    const text = post({ title: 'Café' });
    await expectOne(check(Buffer.from(text, 'latin1')), `${file}:2:1`, `byte ${text.indexOf('é')} is not UTF-8`);
  });
  test('a NUL byte is refused', () => expectOne(check(post({}, 'a\0b')), `${file}:10:1`, 'is NUL'));
  test.each([
    ['nothing closes it', post().replace('\n---\n\n', '\n\n'), 'is not closed'],
    ['four hyphens', post().replace('---', '----'), 'not exactly ---'],
    ['a space after the hyphens', post().replace('---', '--- '), 'not exactly ---'],
    ['there is none', 'Just words.\n', 'does not start with front matter'],
    ['the file is empty', '', 'does not start with front matter'],
  ])('front matter: %s', (_, text, reason) => expectOne(check(text), `${file}:1:1`, reason));
  test.each([
    ['a list', '- a\n- b'],
    ['a string', 'words'],
    ['empty', ''],
  ])('front matter that is %s', (_, yaml) => expectOne(check(`---\n${yaml}\n---\n\nText\n`), `${file}:2:1`, 'no "key: value" lines'));
  test('an empty body', () => expectOne(check(post({}, '')), `${file}:9:1`, 'no text below the front matter'));
  test('a file of 5 MB', () => expectOne(check(post({}, 'x'.repeat(5_000_000))), `${file}:1:1`, 'bytes; the limit is 1,000,000'));
  test('a table of 100,000 lines', () =>
    expectOne(check(post({}, `| a |\n|---|\n${'| b |\n'.repeat(100_000)}`)), `${file}:1:1`, 'lines; the limit is 10,000'));
  test('a text that would keep the parser busy for minutes', async () => {
    const start = performance.now();
    await expectOne(check(post({}, `${'*a_ '.repeat(60_000)}\n`)), `${file}:1:1`, 'takes longer than 2 s');
    expect(performance.now() - start).toBeLessThan(10_000);
  });
  test.each(['>', '- '])('10,000 nested %s', (mark) =>
    expectOne(check(post({}, `${mark.repeat(10_000)} deep\n`)), `${file}:10:1`, 'nested more than 50 deep'),
  );
});

describe('front matter', () => {
  test('a key given twice, with both lines', () => expectOne(check(post({ 'title ': 'Another' })), `${file}:8:1`, 'given twice', 'line 2'));
  test('an alias bomb is refused at once', async () => {
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
    'a value that is deep or endless',
    async (title) => {
      const found = await check(post({ title }));
      expect(found.length).toBeGreaterThan(0);
      expect(found.length).toBeLessThan(5);
    },
  );
  test.each(['__proto__', 'constructor', '<<', 'toString'])('the key %s is unknown and harmless', async (key) => {
    await expectOne(check(post({ [key]: '{ polluted: true }' })), `${file}:8:1`, `unknown key "${key}"`);
    expect({}).not.toHaveProperty('polluted');
  });
  test('an unknown key with a near one', () =>
    expectOne(check(post({ sumary: 'x' })), `${file}:8:1`, 'unknown key "sumary"', 'Did you mean "summary"'));
  test.each(['2026-02-30', '2026-13-45', 'yesterday', '12:30:00', '2023-02-29', '2024-5-1', '2024-05-17T09:00:00'])('date: %s', (date) =>
    expectOne(check(post({ date })), `${file}:3:1`, '"date" is', date.slice(0, 10)),
  );
  test.each(['2024-02-29', '2024-05-17T09:00:00Z', '2024-05-17T09:00:00.5+08:00'])('date: %s is fine', async (date) => {
    expect(await check(post({ date }))).toEqual([]);
  });
  test('a date in the future is scheduled, and said to be', () =>
    expectOne(check(post({ date: '2999-01-01' })), `${file}:3:1`, 'warning', 'scheduled'));
  test('lang: no is the string "no"', () => expectOne(check(post({ lang: 'no' })), `${file}:5:1`, '"lang" is "no"', 'Use one of en, zh'));
  test('a language that the file name denies', () => expectOne(check(post({ lang: 'zh' })), `${file}:5:1`, 'the file name says en'));
  test.each([
    ['missing', undefined, '"title" is missing'],
    ['of spaces', '"   "', '"title" is empty'],
    ['of 10 KB', 'x'.repeat(10_000), 'has 10000 characters'],
    ['of a number', '2024', 'must be text'],
    ['with a line end', '"a\\nb"', 'U+000A'],
    ['with a tab', '"a\\tb"', 'U+0009'],
    ['with a bidirectional override', '"a\u202Eb"', 'U+202E'],
    ['with a zero-width space', '"a\u200Bb"', 'U+200B'],
    ['with a lone surrogate', '"a\\ud800b"', 'U+D800'],
  ])('a title %s', (_, title, reason) => expectOne(check(post({ title })), `${file}:2:1`, reason));
  test('an unquoted colon', () => expectOne(check(post({ title: 'Part one: the start' })), `${file}:2:8`, 'second colon', 'double quotes'));
  test('a summary that is too short', () =>
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
  test('updated before date', () => expectOne(check(post({ updated: '2020-01-01' })), `${file}:8:1`, '"updated" is before "date"'));
  test('draft: "yes"', () => expectOne(check(post({ draft: 'yes' })), `${file}:8:1`, 'must be true or false'));
});

describe('file names', () => {
  test.each([
    'A-Post.mdx',
    'a post.mdx',
    'a--b.mdx',
    '.mdx',
    '😀.mdx',
    'a-post.mdx.',
    `${'x'.repeat(90)}.mdx`,
    'con.mdx',
    'api.mdx',
    'u.mdx',
    'confirm.mdx',
    'feed.xml.mdx',
    '%2e%2e.mdx',
    'post.fr.mdx',
    'post.en.mdx',
    'notes.txt',
  ])('%s is refused', async (name) => {
    const found = await findingsOf({ [`content/posts/${name}`]: post() });
    expect(found.join('\n')).toContain(`content/posts/${name}:1:1  `);
  });
});

describe('images', () => {
  const cover = (image: string) => post({ image, imageAlt: '"A picture"' });
  test('a good cover is fine', async () => {
    expect(await findingsOf({ [file]: cover('/images/a.png'), 'public/images/a.png': await picture(1200, 675) })).toEqual([]);
  });
  test('a cover without imageAlt', async () => {
    const found = findingsOf({ [file]: post({ image: '/images/a.png' }), 'public/images/a.png': await picture(1200, 675) });
    await expectOne(found, `${file}:8:1`, 'without "imageAlt"');
  });
  test.each(['../../.env', '/etc/passwd', '/images/../../package.json', 'https://example.org/a.png'])('the path %s', (src) =>
    expectOne(check(cover(src)), `${file}:8:1`, 'is not a path of an image on this site'),
  );
  test('a link out of public/', async () => {
    await expectOne(
      findingsOf({ [file]: cover('/images/a.png'), 'public/images/a.png': { linkTo: '/etc/hostname' } }),
      `${file}:8:1`,
      'outside public/',
    );
  });
  test.each<[string, () => Promise<Buffer>, string]>([
    ['empty', async () => Buffer.alloc(0), '0 bytes'],
    ['of another format than its name', () => picture(1200, 675, 'jpeg'), 'in truth a jpeg file'],
    ['not an image', async () => Buffer.from('hello'), 'not a readable image'],
    ['too narrow', () => picture(800, 450), '800 pixels wide'],
    ['cut off', async () => (await picture(1200, 675)).subarray(0, -200), 'cut off'],
    ['huge', async () => hugePng(30_000), '30000 × 30000 pixels'],
  ])('a cover that is %s', async (_, make, reason) => {
    await expectOne(findingsOf({ [file]: cover('/images/a.png'), 'public/images/a.png': await make() }), `${file}:8:1`, reason);
  });
  test('a JPEG that is cut off', async () => {
    const jpeg = await picture(1200, 675, 'jpeg');
    await expectOne(findingsOf({ [file]: cover('/images/a.jpg'), 'public/images/a.jpg': jpeg.subarray(0, -50) }), `${file}:8:1`, 'cut off');
  });
  test('a misspelt name', async () => {
    const found = findingsOf({ [file]: cover('/images/Cover.png'), 'public/images/cover.png': await picture(1200, 675) });
    await expectOne(found, `${file}:8:1`, 'Did you mean /images/cover.png?');
  });
  test('an SVG is refused, shown or not: it is a document that can run code', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>';
    expect(await findingsOf({ [file]: post({}, '![x](/images/a.svg)\n'), 'public/images/a.svg': svg })).toEqual([
      `${file}:10:1  "/images/a.svg" is an SVG, which can run code and does not show in mail. Export it as a PNG.`,
      'public/images/a.svg:1:1  this is not an image that posts may use. Use .jpg, .jpeg, .png, .webp, .gif, or delete it.',
    ]);
  });
  test.each([
    ['quoted', '"image": /images/none.png'],
    ['spaced', 'image : /images/none.png'],
    ['on the next line', 'image:\n  /images/none.png'],
  ])('a cover whose key is %s is checked too', async (_, line) => {
    const found = await check(post({ imageAlt: '"x"' }).replace('imageAlt:', `${line}\nimageAlt:`));
    expect(found.join('\n')).toContain('there is no file public/images/none.png');
  });
  test('an image by reference', () => expectOne(check(post({}, '![x][r]\n\n[r]: /posts\n')), `${file}:12:1`, 'is not a path of an image'));
  test('a missing image in the body', () =>
    expectOne(check(post({}, 'Text\n\n![x](/images/none.png)\n')), `${file}:12:1`, 'there is no file public/images/none.png'));
  test('an image from elsewhere', () =>
    expectOne(check(post({}, '![x](https://example.org/a.png)\n')), `${file}:10:1`, 'not a path of an image on this site'));
});

describe('bodies', () => {
  test.each([
    ['import', 'import x from "y"\n', '"import" and "export"'],
    ['export', 'export const a = 1\n', '"import" and "export"'],
    ['an expression', 'a {b} c\n', '"{b}" is JavaScript'],
    ['an expression in an attribute', '<Callout kind={x}>a</Callout>\n', 'not plain text'],
    ['a spread', '<Callout kind="note" {...x}>a</Callout>\n', 'is JavaScript'],
    ['<script>', '<script>alert(1)</script>\n', '<script> is not a tag'],
    ['<style>', '<style>p</style>\n', '<style> is not a tag'],
    ['<iframe>', '<iframe srcdoc="x" />\n', '<iframe> is not a tag'],
    ['<object>', '<object data="x" />\n', '<object> is not a tag'],
    ['<base>', '<base href="x" />\n', '<base> is not a tag'],
    ['<meta>', '<meta name="x" />\n', '<meta> is not a tag'],
    ['<form>', '<form />\n', '<form> is not a tag'],
    ['onerror', 'a<br onerror="x" />\n', 'no attribute "onerror"'],
    ['style', 'a<kbd style="x">k</kbd>\n', 'no attribute "style"'],
    ['an unknown tag', '<Calout kind="note">a</Calout>\n', 'Did you mean <Callout>?'],
    ['a wrong prop', '<Callout knd="note">a</Callout>\n', 'no attribute "knd"'],
    ['a wrong value', '<Callout kind="warnin">a</Callout>\n', 'Did you mean "warning"?'],
    ['a missing prop', '<Figure>a</Figure>\n', '<Figure> needs "caption"'],
    ['an unclosed tag', '<Callout kind="note">\n\na\n', 'is not closed'],
    ['a bare <5', 'if a <5 then\n', 'looks like the start of a tag'],
    ['an address in < >', '<https://example.org>\n', 'Write [words](address)'],
    ['an HTML comment', 'a\n\n<!-- b -->\n', 'HTML comments'],
    ['a stray brace', 'a { b\n', 'starts JavaScript'],
    ['a type in angle brackets', 'a List<T> of\n', '"<T>" is read as a tag that is not closed'],
    ['a closing tag alone', '</Callout>\n', 'closed here that was not opened'],
    ['a value without quotes', '<Callout kind=note>a</Callout>\n', 'is not in quotes'],
    ['a quote that is not closed', '<Callout kind="note>a</Callout>\n', 'a quote that nothing closes'],
    ['a tag without its end', '<Callout kind="note"\n', 'a tag that has no end'],
    ['a sentence that starts with import', 'import torch\n', 'starts with "import" or "export"'],
    ['a second title', '# Another title\n', 'single #'],
  ])('%s', async (_, body, reason) => {
    const found = await check(post({}, body));
    expect(found.join('\n')).toContain(reason);
    expect(found[0]).toMatch(new RegExp(`^${file}:\\d+:\\d+ {2}`));
  });
  test.each([
    ['a box within a line', 'Text <Callout kind="note">x</Callout> more\n', 6, 'stands within a line'],
    ['a box in a heading', '## A <Callout kind="note">x</Callout>\n', 6, 'stands within a line'],
    ['a heading without words', '## !!!\n', 1, 'no words'],
    ['tags nested in tags', `${'<kbd>'.repeat(60)}x${'</kbd>'.repeat(60)}\n`, 246, 'more than 50 deep'],
  ])('%s', (_, body, column, reason) => expectOne(check(post({}, body)), `${file}:10:${column}`, reason));
  test('a brace that nothing closes is shown where it stands, not where the text ends', () =>
    expectOne(check(post({}, 'One {/* a */} two\n\na \\{ { b {c}\n\nMore\n')), `${file}:12:6`, 'starts JavaScript'));
  test('a box on one line of its own is allowed', async () => {
    expect(await check(post({}, '<Callout kind="note">x</Callout>\n'))).toEqual([]);
  });
  test('comments are allowed', async () => {
    expect(await check(post({}, '{/* a comment */}\n\nText {/* another */}\n'))).toEqual([]);
  });
  test('the title repeated as a heading is allowed', async () => {
    expect(await check(post({}, '# A valid title\n\nText\n'))).toEqual([]);
  });
  test('code may contain anything', async () => {
    expect(await check(post({}, '`{a}` and `<script>`\n\n```js\nimport x from "y"; ({ a: <b/> })\n```\n'))).toEqual([]);
  });
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '<java\tscript:alert(1)>',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    '/\\evil.example',
    '\\\\\\\\evil.example',
  ])('the address %s', async (url) => {
    const found = await check(post({}, `[x](${url})\n`));
    expect(found, found.join('\n')).toHaveLength(1);
    expect(found[0]).toContain(`${file}:10:1  `);
  });
});

describe('links', () => {
  const withLink = (url: string, body = '## A heading\n') =>
    findingsOf({
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
  ])('%s is fine', async (url) => {
    expect(await withLink(url)).toEqual([]);
  });
  test.each([
    ['/posts/othr', 'Did you mean /posts/other?'],
    ['/tags/tensorflow', 'there is no page or file /tags/tensorflow'],
    ['/zh/posts/other', 'there is no page or file /zh/posts/other'],
    ['/posts/other#thre', 'Did you mean #there?'],
    ['#a-headin', 'Did you mean #a-heading?'],
    ['other.mdx', 'does not say where it starts'],
    ['/../package.json', 'there is no page or file /package.json'],
  ])('%s', (url, reason) => expectOne(withLink(url), `${file}:10:1`, reason));
  test('a link to a draft', async () => {
    const found = findingsOf({ [file]: post({}, '[x](/posts/other)\n'), 'content/posts/other.mdx': post({ draft: 'true' }) });
    await expectOne(found, `${file}:10:1`, 'is not published yet');
  });
});

describe('publication', () => {
  test('a link to a scheduled post', async () => {
    const found = await findingsOf({ [file]: post({}, '[x](/posts/other)\n'), 'content/posts/other.mdx': post({ date: '2999-01-01' }) });
    expect(found.join('\n')).toContain(`${file}:10:1  /posts/other is not published yet`);
  });
});

describe('translations', () => {
  const pair = (fields: Record<string, string>) =>
    findingsOf({ [file]: post(), 'content/posts/a-post.zh.mdx': post({ lang: 'zh', ...fields }) });
  test('agree', async () => expect(await pair({})).toEqual([]));
  test('another date', () => expectOne(pair({ date: '2024-05-18' }), 'content/posts/a-post.zh.mdx:3:1', `${file} has 2024-05-17`));
  test('other tags', () => expectOne(pair({ tags: '[jax]' }), 'content/posts/a-post.zh.mdx:6:1', 'the tags differ'));
  test('one that is in no list', () =>
    expectOne(pair({ unlisted: 'true' }), 'content/posts/a-post.zh.mdx:8:1', 'this translation is unlisted'));
});

describe('labels and dictionaries', () => {
  test('an unknown parent', async () => {
    const categories =
      'categories:\n  - key: newsletter\n    label: { en: A, zh: B }\n    description: { en: C, zh: D }\n    parent: weekly\n';
    await expectOne(
      findingsOf({ 'content/categories.yml': categories }),
      'content/categories.yml:5:5',
      'parent "weekly" is not a category',
    );
  });
  test('a label without its Chinese', async () => {
    const tags = 'tags:\n  - key: jax\n    label: { en: JAX }\n    description: { en: C, zh: D }\n';
    await expectOne(findingsOf({ 'content/tags.yml': tags }), 'content/tags.yml:3:5', '"label.zh" is missing');
  });
  test('a dictionary that lacks a word', async () => {
    const found = await findingsOf({ 'content/dictionaries/zh.json': '{}' });
    expect(found).toContain('content/dictionaries/zh.json:1:1  "nav.skip" is missing. Translate it from content/dictionaries/en.json.');
  });
});

/** The header and end of a PNG of `side` × `side` pixels that holds no pixels at all. */
async function hugePng(side: number): Promise<Buffer> {
  const small = await picture(1, 1);
  const header = Buffer.from(small.subarray(0, 33));
  header.writeUInt32BE(side, 16);
  header.writeUInt32BE(side, 20);
  const { crc32 } = await import('node:zlib');
  header.writeUInt32BE(crc32(header.subarray(12, 29)), 29);
  return Buffer.concat([header, small.subarray(33)]);
}
