import { describe, expect, test } from 'vitest';
import { diagnosticsOf, picture, post } from '../../../test/content/test-content';

const file = 'content/posts/a-post.mdx';
const check = (body: string, fields = {}) => diagnosticsOf({ [file]: post(fields, body) });

describe('headings', () => {
  test('a heading that skips a level is a warning', async () => {
    expect(await check('## A\n\n#### B\n')).toEqual([
      `${file}:12:1  warning: the heading skips a level: #### follows ##. Write it with ###, so that the table of contents and screen readers show the right structure.`,
    ]);
  });
  test('the first heading can also skip a level', async () =>
    expect((await check('### A\n')).join()).toContain('### follows the title. Write it with ##,'));
  test('going back up several levels is valid', async () => expect(await check('## A\n\n### B\n\n#### C\n\n## D\n')).toEqual([]));
});

describe('links to other sites', () => {
  test.each([
    ['http://example.org/a?b=1', 'is not encrypted', 'Write https://example.org/a?b=1 and'],
    ['https://bit.ly/abc', 'shortened address', 'the address that it leads to'],
    ['https://www.t.cn/abc', 'shortened address', ''],
    ['https://example.org/?utm_source=x&a=%E4%B8%AD&fbclid=1#top', 'track readers', 'Write https://example.org/?a=%E4%B8%AD#top.'],
    ['https://example.org/?gclid=1', 'track readers', 'Write https://example.org/.'],
  ])('%s', async (url, reason, fix) => {
    const found = await check(`[x](${url})\n`);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`${file}:10:1  warning: `);
    expect(found[0]).toContain(reason);
    expect(found[0]).toContain(fix);
  });
  test('an unencrypted link with tracking gets the same clean URL in both warnings', async () => {
    const found = await check('[x](http://example.org/?utm_id=1)\n');
    expect(found).toHaveLength(2);
    for (const line of found) expect(line).toContain('Write https://example.org/');
  });
  test.each(['https://example.org/?utm=1&source=x', 'http://localhost:3000/', 'https://notbit.ly/', 'mailto:a@example.org?utm_source=x'])(
    '%s has no warning',
    async (url) => expect(await check(`[x](${url})\n`)).toEqual([]),
  );
  test('a bare www address counts as unencrypted', async () =>
    expect((await check('See www.example.org now\n')).join()).toContain('Write https://www.example.org and check'));
  test('a URL in code has no warning', async () => expect(await check('`http://a.example`\n')).toEqual([]));
});

describe('marks of unfinished text', () => {
  test.each([
    ['Numbers TK here.\n', 10, 9, 'TK'],
    ['One\ntwo **TODO**\n', 11, 7, 'TODO'],
    ['数据待补。\n', 10, 3, '待补'],
    ['<Callout kind="note" title="FIXME">\n\na\n\n</Callout>\n', 10, 1, 'FIXME'],
  ])('%j: an error in a post, a note in a draft', async (body, line, column, mark) => {
    const [found = '', ...others] = await check(body);
    expect(others).toEqual([]);
    expect(found).toContain(`${file}:${line}:${column}  "${mark}" marks text that is not finished.`);
    const [reminder = ''] = await check(body, { draft: 'true' });
    expect(reminder).toContain(`  note: "${mark}" marks`);
  });
  test('are found in front matter', async () => {
    const summary = '"TODO: say in one or two sentences what readers will find here."';
    expect((await check('Text\n', { summary })).join()).toContain(`${file}:7:1  "TODO" marks`);
    expect((await check('Text\n', { summary, draft: 'true' })).join()).toContain(`${file}:7:1  note: "TODO" marks`);
  });
  test('are not found in code, comments or parts of words', async () => {
    expect(await check('`TODO` on a Jetson TK1, and TODOs {/* TODO */}\n\n```py\n# FIXME\n```\n')).toEqual([]);
  });
});

describe('pictures', () => {
  const small = () => picture(8, 8);
  const at = '/images/newsletter/a.png';
  test('two pictures with the same description are a warning', async () => {
    const found = await diagnosticsOf({ [file]: post({}, `![A](${at})\n\n![B](${at})\n\n![A](${at})\n`), [`public${at}`]: await small() });
    expect(found).toEqual([
      `${file}:14:1  warning: the picture has the same description as the one on line 10. Describe what this one shows that the other does not.`,
    ]);
  });
  test.each(['![](/images/newsletter/a.png)', '![ ][a]\n\n[a]: /images/newsletter/a.png'])(
    '%j without a description is a warning',
    async (body) => {
      expect(await diagnosticsOf({ [file]: post({}, `${body}\n`), [`public${at}`]: await small() })).toEqual([
        `${file}:10:1  warning: the picture has no description. Describe it between its square brackets, for readers who cannot see it.`,
      ]);
    },
  );
  test('a picture of more than 500 kB is a warning with the command that shrinks it', async () => {
    const heavy = Buffer.concat([await small(), Buffer.alloc(500_000), (await small()).subarray(-12)]);
    expect(await diagnosticsOf({ [file]: post({}, `![A](${at})\n`), [`public${at}`]: heavy })).toEqual([
      `${file}:10:1  warning: public${at} has 500 kB; pictures of more than 500 kB load slowly. Run: npm run shrink -- public${at}`,
    ]);
  });
  test('an unused picture is a note', async () => {
    expect(await diagnosticsOf({ [file]: post(), [`public${at}`]: await small() })).toEqual([
      `public${at}:1:1  note: no post or page uses this picture. Delete it if it is not needed.`,
    ]);
  });
  test.each(['/images/newsletter/A.png', '/images/Newsletter/a.png'])('%s in a different case than on disk is an error', async (src) => {
    const found = await diagnosticsOf({ [file]: post({}, `![A](${src})\n`), [`public${at}`]: await small() });
    expect(found[0]).toBe(`${file}:10:1  ${src} and the name of the file differ in capital letters. Did you mean ${at}?`);
  });
});

describe('readability', () => {
  test('the note has the reading time and the longest sentence', async () => {
    const body = `Short one. Word ${'word '.repeat(58)}end. Another.\n\n${'One two three. '.repeat(70)}\n`;
    expect(await check(body)).toEqual([
      `${file}:10:1  note: 1 minute to read; reading level: school year 1; the longest sentence has 60 words: “Word word word word word word word word…”. Consider splitting it in two.`,
    ]);
  });
  test('long words raise the reading level', async () => {
    const body = `${'Comprehensive documentation accelerates international collaboration considerably, notwithstanding organisational complexity. '.repeat(40)}\n`;
    expect((await check(body)).join()).toContain('reading level: university;');
  });
  test('Chinese is measured in characters', async () => {
    expect((await check(`${'这是一个句子。'.repeat(50)}\n`)).join()).toContain(
      '6 characters per sentence on average; the longest sentence has 6 characters: “这是一个句子。”. Nothing to do.',
    );
  });
  test('a short text has no note', async () => expect(await check('Some words.\n')).toEqual([]));
});
