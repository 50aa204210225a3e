import fc from 'fast-check';
import { post } from './test-content';

const picture = '/images/newsletter/a.png';

/** Small posts that together have every field and every kind of block, and a draft. */
const seeds = [
  post(
    { image: picture, imageAlt: '"A drawing"', authors: '[Ada Lovelace, Alan Turing]', updated: '2024-06-01', unlisted: 'true' },
    `Words with **strength** and [a link](/about).\n\n## A heading\n\n<Figure caption="One">\n\n![A drawing](${picture})\n\n</Figure>\n`,
  ),
  post({ draft: 'true', title: "'It is: so'" }, '| a | b |\n|---|---|\n| 1 | `c` |\n\nA note[^1], TODO.\n\n[^1]: What it says.\n'),
  post(
    {
      date: '2024-05-17T09:00:00+08:00',
      summary: '>-\n  A folded summary that is long enough to tell readers\n  what they will find here.',
    },
    '{/* a comment */}\n\n<Callout kind="tip" title="In short">\n\n- Start with <kbd>x</kbd>.\n\n</Callout>\n\n---\n\nMore.\n',
  ),
  post(
    { title: '深入 JAX：为什么', tags: '\n  - jax\n  - pytorch' },
    '文字**“引用”**说。\n\n```py\nx = {"a": 1} # <b>\n```\n\n> 1. https://example.org\n',
  ),
].map((text): Buffer => Buffer.from(text));

/** Texts that have made parsers fail, run code, drop front matter or never end. */
const tokens = [
  ...['---', '\n---\n', '--- ', '----', '...', '---js\n', '\uFEFF', '\0', '\r', '\r\n', '\n', '\n\n', '\t', ' ', '    '],
  ...['{', '}', '<', '>', '<b>', '</', '<!-- -->', '{/*', '*/}', '<Callout kind="note">', '</Callout>', '\\', '`', '```', '~~~'],
  ...['*', '**', '_', '[', '](', ']: ', '[^1]', '![', '|', '|---|', '#', '> ', '- ', '1. ', 'import x', 'export ', '&#0;', 'https://x.y'],
  ...[
    'title: again\n',
    'draft: true\n',
    'draft: "true"\n',
    'date: 2026-02-30\n',
    '__proto__: x\n',
    '<<: *a\n',
    'lang: no\n',
    'unlisted: yes\n',
  ],
  ...['&a ', '*a', '!!js/function ', '? ', ': ', ' #', '"', "'", '|\n', '>\n', '[[', '{a: ', '%YAML 1.1\n', '0x1f', '1_000', '12:30', '~'],
  ...['\u202E', '\u200B', '\u2028', '\u0085', '\u00A0', '\u2066', '😀', '\u0301'],
  ...['> '.repeat(60), '['.repeat(300), '*a_ '.repeat(200), '<kbd>'.repeat(60), '- '.repeat(80), '{'.repeat(100)],
].map((token) => Buffer.from(token));

/** Values that YAML parsers interpret differently. */
const values =
  `1_000 12:30 12:30:45 0x1f 0b11 0o17 017 .5 1e3 .inf ~ null Null no Yes on TRUE 2024-05-17 2024-5-7 2024-05-17T09:00:00Z = << ! !x !!str @a %a a#b a:b
  a\u0085b 'it''s' "a\\tb" |- >+ [] {} [a] - ? ---`.split(/\s+/);

/** Offsets: the start of the file, the end of its first line, its second line, and around the end of the front matter. */
const edges: ((file: Buffer) => number)[] = [
  () => 0,
  () => 3,
  () => 4,
  (file) => Math.max(0, file.indexOf('\n---')),
  (file) => Math.max(0, file.indexOf('\n---') + 1),
  (file) => file.indexOf('\n---') + 4,
];
const small = ['\uFEFF', '\u200B', '\u0085', '\u2028', '\u00A0', '\r', '\n', '\r\n', ' ', '\t', '-', '---\n', '...\n', '#', '%', ': '].map(
  (token): Buffer => Buffer.from(token),
);

/** A place in a file, from 0 to 1, often in its front matter. */
const place = fc.oneof(fc.double({ min: 0, max: 0.5, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
const offset = (file: Buffer, at: number) => Math.floor(at * file.length);

type Mutation = (file: Buffer) => Buffer;

const mutation: fc.Arbitrary<Mutation>[] = [
  // Flips a bit.
  fc.tuple(place, fc.nat(7)).map(([at, bit]) => (file: Buffer) => {
    const changed = Buffer.from(file);
    const index = Math.min(offset(file, at), file.length - 1);
    if (index >= 0) changed[index] = (changed[index] ?? 0) ^ (1 << bit);
    return changed;
  }),
  // Removes bytes.
  fc.tuple(place, fc.integer({ min: 1, max: 30 })).map(
    ([at, length]) =>
      (file: Buffer) =>
        Buffer.concat([file.subarray(0, offset(file, at)), file.subarray(offset(file, at) + length)]),
  ),
  // Inserts a token, anywhere or at the start of a line.
  fc.tuple(place, fc.constantFrom(...tokens), fc.boolean()).map(([at, token, atLine]) => (file: Buffer) => {
    const wanted = offset(file, at);
    const index = atLine ? file.lastIndexOf(10, wanted) + 1 : wanted;
    return Buffer.concat([file.subarray(0, index), token, file.subarray(index)]);
  }),
  // Inserts a small token at an edge of the front matter, where parsers differ.
  fc.tuple(fc.constantFrom(...edges), fc.constantFrom(...small)).map(([edge, token]) => (file: Buffer) => {
    const at = edge(file);
    return Buffer.concat([file.subarray(0, at), token, file.subarray(at)]);
  }),
  // Replaces the value of a field.
  fc.tuple(place, fc.constantFrom(...values), fc.constantFrom('', ' b', ' # b')).map(([at, value, more]) => (file: Buffer) => {
    const lines = file.toString().split('\n');
    const index = 1 + Math.floor(at * 2 * 12);
    lines[index] = (lines[index] ?? '').replace(/:.*/s, `: ${value}${more}`);
    return Buffer.from(lines.join('\n'));
  }),
  // Swaps two lines, or repeats one.
  fc.tuple(place, place, fc.boolean()).map(([a, b, twice]) => (file: Buffer) => {
    const lines = file.toString('latin1').split('\n');
    const [from, to] = [a, b].map((at) => Math.floor(at * (lines.length - 1))) as [number, number];
    const [one = '', other = ''] = [lines[from], lines[to]];
    lines[to] = one;
    if (twice) lines.splice(to, 0, other);
    else lines[from] = other;
    return Buffer.from(lines.join('\n'), 'latin1');
  }),
];

/** Generates a seed with one to three mutations. */
export function mutated(seeds: readonly Buffer[]): fc.Arbitrary<Buffer> {
  // Continues with the rest of another seed.
  const splice = fc.tuple(place, place, fc.constantFrom(...seeds)).map(
    ([a, b, other]) =>
      (file: Buffer) =>
        Buffer.concat([file.subarray(0, offset(file, a)), other.subarray(offset(other, b))]),
  );
  const mutations = fc.array(fc.oneof(...mutation, splice), { minLength: 1, maxLength: 3 });
  return fc.tuple(fc.constantFrom(...seeds), mutations).map(([seed, all]) => all.reduce<Buffer>((file, mutate) => mutate(file), seed));
}

export const mutatedPost = mutated(seeds);
