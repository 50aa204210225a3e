/** Checks invalid (and some valid) content files against their expected diagnostics in `content-files.txt`. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { localized, localizedYaml } from '../../../test/content/localized';
import { diagnosticsOf, picture, post } from '../../../test/content/test-content';
import { locales } from '../../base/i18n/languages';
import { contentTypes } from '../schema/content-types';
import { localizedForm } from '../schema/fields';
import { knownKeys } from './yaml-map';

type Files = Parameters<typeof diagnosticsOf>[0];
type Case = [row: number, input: string, files: string | Buffer | Files | (() => Promise<Files>)];

const file = 'content/posts/a-post.mdx';
const cover = (image: string) => post({ image, imageAlt: '"A picture"' });
const withImage = (content: Buffer | string | { linkTo: string }, name = 'a.png') => ({
  [file]: cover(`/images/${name}`),
  [`public/images/${name}`]: content,
});
const named = (name: string) => ({ [`content/posts/${name}`]: post() });
const link = (url: string) => post({}, `[x](${url})\n\n## A heading\n`);
const pair = (fields: Record<string, string>) => ({ [file]: post(), 'content/posts/a-post.zh.mdx': post({ lang: 'zh', ...fields }) });
const label = (key: string) => `  - key: ${key}\n    label: ${localizedYaml('A')}\n    description: ${localizedYaml('C')}\n`;
const option = (key: string, name = key) => `  - key: ${key}\n    label: ${localizedYaml(name)}\n`;
const jaxAndKeras = option('jax') + option('keras');
const poll = (options = jaxAndKeras, more = 'opens: 2026-01-02\n') =>
  `question: ${localizedYaml('Which one?')}\n${more}options:\n${options}`;
const asked = (content: string, fields: Record<string, string> = {}, body?: string) => ({
  [file]: post(fields, body),
  'content/polls/which-one.yml': content,
});
const twoCategories = `categories:\n${label('newsletter')}${label('weekly')}`;
const bomb = Array.from(
  { length: 9 },
  (_, level) =>
    `l${level}: &l${level} [${Array(9)
      .fill(level ? `*l${level - 1}` : 'x')
      .join(', ')}]`,
);

const cases: Case[] = [
  [1, 'front matter marked as JavaScript', '---js\n{ title: "A" }\n---\n\nText\n'],
  [1, 'front matter marked as JSON', '---json\n{ "title": "A" }\n---\n\nText\n'],
  [1, 'front matter marked as TOML', '---toml\ntitle = "A"\n---\n\nText\n'],
  [2, 'a byte-order mark', `\uFEFF${post()}`],
  [2, 'two byte-order marks', `\uFEFF\uFEFF${post()}`],
  [2, 'a byte-order mark within the front matter', post().replace('title', '\uFEFFtitle')],
  [3, 'CRLF', post().replaceAll('\n', '\r\n')],
  [3, 'CRLF in the last empty line of the front matter', post().replace('\n---\n\n', '\n\r\n---\n\n')],
  [3, 'CRLF and LF mixed', post().replace('\n', '\r\n')],
  [3, 'a lone CR', post({}, 'One\rtwo\n')],
  [3, 'nothing but CR', post().replaceAll('\n', '\r')],
  [4, 'UTF-16', Buffer.from(post(), 'utf16le')],
  [4, 'UTF-16 with its mark', Buffer.from(`\uFEFF${post()}`, 'utf16le')],
  [4, 'Latin-1', Buffer.from(post({ title: 'Café' }), 'latin1')],
  [4, 'a NUL byte', post({}, 'a\0b\n')],
  [5, 'a key given twice', post().replace('lang: en', 'lang: en\ntitle: Another')],
  [6, 'an alias bomb', `---\n${bomb.join('\n')}\n---\n\nText\n`],
  [7, '__proto__', post({ __proto__x: 'y' }).replace('__proto__x', '__proto__')],
  [7, 'constructor', post({ constructor: '{ polluted: true }' })],
  [7, 'a merge key', post({ '<<': '{ title: Merged }' })],
  [8, 'a day that is not in the calendar', post({ date: '2026-02-30' })],
  [8, 'a month that is not', post({ date: '2026-13-45' })],
  [8, 'a word for a date', post({ date: 'yesterday' })],
  [8, 'a time for a date', post({ date: '12:30:00' })],
  [9, 'a date alone', post({ date: '2024-05-17' })],
  [9, 'a date with its zone', post({ date: '2024-05-17T23:30:00-08:00' })],
  [9, 'a time without a zone', post({ date: '2024-05-17T09:00:00' })],
  [9, 'a date in the future', post({ date: '2999-01-01' })],
  [10, 'lang: no', post({ lang: 'no' })],
  [11, 'front matter that is not closed', post().replace('\n---\n\n', '\n\n')],
  [11, 'four hyphens', post().replace('---', '----')],
  [11, 'a space after the hyphens', post().replace('---', '--- ')],
  [11, 'a space after those that close', post().replace('\n---\n\n', '\n--- \n\n')],
  [11, 'hyphens and a tab as the second line', post().replace('title', '---\t\ntitle')],
  [11, 'no front matter', 'Just words.\n'],
  [11, 'an empty file', ''],
  [12, 'front matter that is a list', '---\n- a\n- b\n---\n\nText\n'],
  [12, 'front matter that is a string', '---\nwords\n---\n\nText\n'],
  [12, 'front matter that is empty', '---\n---\n\nText\n'],
  [13, 'no title', post({ title: undefined })],
  [13, 'a title of 10 KB', post({ title: 'x'.repeat(10_000) })],
  [13, 'a title of spaces', post({ title: '"   "' })],
  [13, 'a title that is a number', post({ title: '2024' })],
  [14, 'a line end in a title', post({ title: '"a\\nb"' })],
  [14, 'a tab in a title', post({ title: '"a\\tb"' })],
  [14, 'U+202E, which turns the text around', post({ title: 'a\u202Eb' })],
  [14, 'a zero-width space', post({ title: 'a\u200Bb' })],
  [14, 'half a surrogate pair', post({ title: '"a\\ud800b"' })],
  [15, 'a post in a folder of its own', { 'content/posts/a/b.mdx': post() }],
  [15, 'a post outside of content/posts', { 'content/x.mdx': post() }],
  [15, 'percent signs', named('%2e%2e.mdx')],
  [15, 'a dot', named('..mdx')],
  [15, 'CON, which Windows keeps for itself', named('con.mdx')],
  [15, '81 characters', named(`${'x'.repeat(81)}.mdx`)],
  [15, 'an emoji', named('😀.mdx')],
  [15, 'two hyphens', named('a--b.mdx')],
  [15, 'a language that is not there', named('a-post.fr.mdx')],
  [15, 'the default language in the name', named('a-post.en.mdx')],
  [16, 'two names that differ in case', { ...named('A-Post.mdx'), ...named('a-post.mdx') }],
  [16, 'two names that differ in how é is written', { ...named('caf\u00e9.mdx'), ...named('cafe\u0301.mdx') }],
  [16, 'two files of one language and name', { ...named('a-post.en.mdx'), ...named('a-post.mdx') }],
  [
    16,
    'two pictures that differ in case',
    async () => ({ ...withImage(await picture(1200, 675)), 'public/images/A.png': await picture(1200, 675) }),
  ],
  [17, 'api', named('api.mdx')],
  [17, 'u', named('u.mdx')],
  [17, 'confirm', named('confirm.mdx')],
  [17, '_next', named('_next.mdx')],
  [17, 'feed.xml', named('feed.xml.mdx')],
  [18, 'a path out of the site', cover('../../.env')],
  [18, 'a path of the machine', cover('/etc/passwd')],
  [18, 'a path with .. in it', cover('/images/../../package.json')],
  [18, 'a picture that is a link to elsewhere', withImage({ linkTo: '/etc/hostname' })],
  [18, 'a folder that is a link to elsewhere', { [file]: cover('/images/etc/a.png'), 'public/images/etc': { linkTo: '/etc' } }],
  [18, 'a post that is a link', { [file]: { linkTo: '/etc/hostname' } }],
  [19, 'a cover that is not there', cover('/images/none.png')],
  [19, 'a picture that is not there', post({}, '![x](/images/none.png)\n')],
  [19, 'a picture of another site', post({}, '![x](https://example.org/a.png)\n')],
  [
    19,
    'a name that is nearly right',
    async () => ({ [file]: cover('/images/covr.png'), 'public/images/cover.png': await picture(1200, 675) }),
  ],
  [19, 'a name in another case', async () => ({ [file]: cover('/images/Cover.png'), 'public/images/cover.png': await picture(1200, 675) })],
  [19, 'an empty picture', withImage(Buffer.alloc(0))],
  [19, 'a JPEG named .png', async () => withImage(await picture(1200, 675, 'jpeg'))],
  [19, 'no picture at all', withImage('hello')],
  [19, 'a TIFF', withImage('II*\0', 'a.tiff')],
  [19, '30,000 × 30,000 pixels', async () => withImage(await hugePng(30_000))],
  [19, 'a PNG that is cut off', async () => withImage((await picture(1200, 675)).subarray(0, -200))],
  [19, 'a JPEG that is cut off', async () => withImage((await picture(1200, 675, 'jpeg')).subarray(0, -50), 'a.jpg')],
  [19, 'a WebP that is cut off', async () => withImage((await picture(1200, 675, 'webp')).subarray(0, -50), 'a.webp')],
  [19, 'a cover that is too narrow', async () => withImage(await picture(800, 450))],
  [
    20,
    'an SVG with a script',
    {
      [file]: post({}, '![x](/images/a.svg)\n'),
      'public/images/a.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
    },
  ],
  [20, 'an SVG that nobody shows', { [file]: post(), 'public/images/a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' }],
  [21, 'import', post({}, 'import x from "y"\n')],
  [21, 'export', post({}, 'export const a = 1\n')],
  [21, 'a sentence that starts with import', post({}, 'import torch, then run it\n')],
  [22, 'an expression', post({}, 'One plus one is {1+1}.\n')],
  [22, 'an expression in an attribute', post({}, '<Callout kind={x}>a</Callout>\n')],
  [22, 'a spread', post({}, '<Callout kind="note" {...x}>a</Callout>\n')],
  [22, 'a comment', post({}, 'Text {/* a comment */}\n')],
  [22, 'a stray {', post({}, 'a { b\n')],
  [23, '<script>', post({}, '<script>alert(1)</script>\n')],
  [23, '<style>', post({}, '<style>p</style>\n')],
  [23, '<iframe srcdoc>', post({}, '<iframe srcdoc="x" />\n')],
  [23, '<object>', post({}, '<object data="x" />\n')],
  [23, '<base>', post({}, '<base href="x" />\n')],
  [23, '<meta>', post({}, '<meta name="x" />\n')],
  [23, '<form>', post({}, '<form />\n')],
  [24, 'onerror', post({}, 'a<br onerror="x" />\n')],
  [24, 'style', post({}, 'a <kbd style="x">k</kbd>\n')],
  [24, 'srcdoc', post({}, 'a <kbd srcdoc="x">k</kbd>\n')],
  [24, 'formaction', post({}, 'a <kbd formaction="x">k</kbd>\n')],
  [25, 'javascript:', link('javascript:alert(1)')],
  [25, 'javascript: with capitals and a tab', link('<JaVa\tScript:alert(1)>')],
  [25, 'data:', link('data:text/html,x')],
  [25, 'vbscript:', link('vbscript:x')],
  [25, '//', link('//evil.example')],
  [25, '/\\', link('/\\evil.example')],
  [26, 'a tag that is not there', post({}, '<Calout kind="note">a</Calout>\n')],
  [26, 'an attribute that is not there', post({}, '<Callout kind="note" tittle="A">a</Callout>\n')],
  [26, 'a value that is not there', post({}, '<Callout kind="warnin">a</Callout>\n')],
  [26, 'an attribute that is missing', post({}, '<Figure>a</Figure>\n')],
  [26, 'a tag that is not closed', post({}, '<Callout kind="note">\n\na\n')],
  [26, 'a tag that closes nothing', post({}, 'a\n\n</Callout>\n')],
  [26, 'a tag without its >', post({}, '<Callout kind="note"\n')],
  [26, 'a value without quotes', post({}, '<Callout kind=note>a</Callout>\n')],
  [26, 'a value with one quote', post({}, '<Callout kind="note>a</Callout>\n')],
  [26, 'a bare <5', post({}, 'if a <5 then\n')],
  [26, 'a type in angle brackets', post({}, 'a List<T> of\n')],
  [26, 'an address in < and >', post({}, '<https://example.org>\n')],
  [26, 'an HTML comment', post({}, 'a\n\n<!-- b -->\n')],
  [26, 'an unquoted colon in front matter', post({ title: 'Part one: the start' })],
  [27, 'a page that is not there', link('/posts/a-pots')],
  [27, 'a tag that has no posts', link('/tags/tensorflow')],
  [27, 'a translation that is not there', link('/zh/posts/a-post')],
  [27, 'a heading that is not there', link('#a-headin')],
  [
    27,
    'a heading of another post that is not there',
    { [file]: link('/posts/other#thre'), 'content/posts/other.mdx': post({}, '## There\n') },
  ],
  [27, 'the name of a file', link('other.mdx')],
  [27, 'a draft', { [file]: link('/posts/other'), 'content/posts/other.mdx': post({ draft: 'true' }) }],
  [28, '5 MB', post({}, 'x'.repeat(5_000_000))],
  [28, 'a table of 100,000 lines', post({}, `| a |\n|---|\n${'| b |\n'.repeat(100_000)}`)],
  [28, '10,000 nested quotes', post({}, `${'>'.repeat(10_000)} deep\n`)],
  [28, '10,000 nested lists', post({}, `${'- '.repeat(10_000)}deep\n`)],
  [28, 'tags nested in tags', post({}, `${'<kbd>'.repeat(60)}x${'</kbd>'.repeat(60)}\n`)],
  [28, 'a text that would keep the parser busy for minutes', post({}, `${'*a_ '.repeat(60_000)}\n`)],
  [29, 'a poll, asked below a post', asked(poll(), { poll: 'which-one' })],
  [29, 'a poll, asked in a post that links to its page', asked(poll(), {}, '<Poll id="which-one" />\n\n[Its page](/zh/polls/which-one)\n')],
  [29, 'a poll with no options', asked(poll('  []\n'))],
  [29, 'a poll with one option', asked(poll(option('jax')))],
  [29, 'a poll with 200 options', asked(poll(Array.from({ length: 200 }, (_, number) => option(`o${number}`)).join('')))],
  [29, 'a poll whose options are a text', asked(poll('  jax\n'))],
  [29, 'a poll with one option twice', asked(poll(jaxAndKeras + option('jax', 'Another')))],
  [29, 'a poll with two options of one name', asked(poll(jaxAndKeras + option('flax', 'jax')))],
  [29, 'a poll without a label', asked(poll(`${jaxAndKeras}  - key: flax\n`))],
  [
    29,
    'a poll with a label in one language',
    asked(poll(`${jaxAndKeras}  - key: flax\n    label: ${localizedYaml('Flax').replace(', zh: Flax', '')}\n`)),
  ],
  [29, 'a poll that never opens', asked(poll(jaxAndKeras, ''))],
  [29, 'a poll that closes on the day on which it opens', asked(poll(jaxAndKeras, 'opens: 2026-01-02T09:00:00Z\ncloses: 2026-01-02\n'))],
  [29, 'a poll that closes before it opens', asked(poll(jaxAndKeras, 'opens: 2026-01-02\ncloses: 2026-01-01\n'))],
  [29, 'a poll with a key that is not there', asked(poll(jaxAndKeras, 'opens: 2026-01-02\nclose: 2026-02-01\n'))],
  [29, 'a poll with a name that is no address', { [file]: post(), 'content/polls/Which One.yml': poll() }],
  [
    29,
    'two polls whose names differ in case',
    { [file]: post(), 'content/polls/which-one.yml': poll(), 'content/polls/Which-one.yml': poll() },
  ],
  [29, 'a poll with another ending', { [file]: post(), 'content/polls/which-one.yaml': poll() }],
  [29, 'a poll that is not there, below a post', asked(poll(), { poll: 'wich-one' })],
  [29, 'a poll that is not there, in a post', asked(poll(), {}, '<Poll id="wich-one" />\n')],
  [29, 'two polls in one tag', { ...asked(poll(), {}, '<Poll id="which-one other" />\n'), 'content/polls/other.yml': poll() }],
  [29, 'a poll asked in a post and below it', asked(poll(), { poll: 'which-one' }, '<Poll id="which-one" />\n')],
  [30, 'a translation that agrees', pair({})],
  [30, 'a translation with another date', pair({ date: '2024-05-18' })],
  [30, 'a translation with another category', { ...pair({ category: 'weekly' }), 'content/categories.yml': twoCategories }],
  [30, 'a translation with other tags', pair({ tags: '[jax]' })],
  [30, 'a translation that alone is unlisted', pair({ unlisted: 'true' })],
  [31, 'a space in the name', named('a post.mdx')],
  [31, 'an emoji in the name', named('a-😀.mdx')],
  [31, 'a dot at the end', named('a-post.mdx.')],
  [31, 'a capital letter', named('A-post.mdx')],
  [31, 'another ending', named('notes.txt')],
  [32, '99,999 bytes of code', post({}, `\`\`\`\n${'字'.repeat(33_333)}\n\`\`\`\n`)],
  [32, 'more than 100,000 bytes of code', post({}, `\`\`\`\n${'字'.repeat(33_334)}\n\`\`\`\n`)],
];

/** The expected diagnostics by input: a line that names it, then a line per diagnostic, or `fine`. */
const expected = new Map(
  readFileSync('lib/content/check/content-files.txt', 'utf8')
    .replaceAll('{fields of a post}', knownKeys(contentTypes.Post.schema, []).join(', '))
    .replaceAll('{locales}', locales.join(', '))
    .replaceAll('{label}', localizedForm('label'))
    .replaceAll('{label of Flax}', localizedForm('label', { ...localized('Flax'), zh: undefined }))
    .split(/\n{2,}/)
    .filter((part) => /^\d/.test(part))
    .map((part): [string, string[]] => {
      const [input = '', ...lines] = part.trimEnd().split('\n    ');
      return [input, lines.filter((line) => line !== 'fine')];
    }),
);

test('content-files.txt lists the same inputs as this test', () => {
  expect([...expected.keys()]).toEqual(cases.map(([row, input]) => `${row}  ${input}`));
});

/** Case-insensitive disks cannot hold two files whose names differ only in case. */
const isCaseSensitive = !existsSync('lib/content/check/CONTENT-FILES.TXT');

test.each(cases.filter(([, input]) => isCaseSensitive || !/^two (?:names|pictures|polls) (?:that|whose names) differ/.test(input)))(
  '%i  %s',
  async (row, input, files) => {
    const given =
      typeof files === 'function' ? await files() : typeof files === 'string' || Buffer.isBuffer(files) ? { [file]: files } : files;
    const found = await diagnosticsOf(given);
    expect(found).toEqual(expected.get(`${row}  ${input}`));
  },
);

/** Returns a PNG whose header says `side` × `side` pixels, without the pixels. */
async function hugePng(side: number): Promise<Buffer> {
  const small = await picture(1, 1);
  const header = Buffer.from(small.subarray(0, 33));
  header.writeUInt32BE(side, 16);
  header.writeUInt32BE(side, 20);
  const { crc32 } = await import('node:zlib');
  header.writeUInt32BE(crc32(header.subarray(12, 29)), 29);
  return Buffer.concat([header, small.subarray(33)]);
}
