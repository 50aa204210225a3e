import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { countDiagnostics, type Diagnostic } from './diagnostic';
import { excerptOf } from './excerpt';
import { formatDiagnostics } from './format-diagnostics';

const diagnostic: Diagnostic = { file: 'a,b.mdx', line: 2, column: 5, severity: 'error', reason: '100% of "a:b"', fix: 'Mend\r\nit.' };

async function rootWith(text: string): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'format-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await writeFile(path.join(root, diagnostic.file), text);
  return root;
}

test('in full, the line of the file stands below its diagnostic, with a caret', async () => {
  expect(await formatDiagnostics(await rootWith('one\ntwo words\n'), [diagnostic], 'full')).toBe(
    'a,b.mdx:2:5  100% of "a:b". Mend\\u{d}\\u{a}it.\n    two words\n        ^\n',
  );
});

test('a diagnostic in a file that is no text has its one line', async () => {
  const lines = await formatDiagnostics(await rootWith('\0'), [diagnostic], 'full');
  expect(lines).toBe(await formatDiagnostics('/nowhere', [diagnostic], 'short'));
});

test.each([
  ['wide characters', '用 JAX 加速', 7, '    用 JAX 加速\n           ^'],
  ['a tab', '\ta', 2, '        a\n        ^'],
  ['marks that combine and emoji', 'e\u0301👧x', 5, '    e\u0301👧x\n       ^'],
  ['behind the end', 'ab', 3, '    ab\n      ^'],
  ['what a terminal would obey', '\x1b[31mx', 6, '    \\u{1b}[31mx\n              ^'],
])('the caret stands right: %s', (_, line, column, excerpt) => {
  expect(excerptOf(line, column)).toBe(excerpt);
});

test('of a long line only what is near the caret is shown', () => {
  const [line = '', caret = ''] = excerptOf(`${'字'.repeat(500)}X${'字'.repeat(500)}`, 501)?.split('\n') ?? [];
  // 25 wide characters behind the four spaces and the first ellipsis, one cell each.
  expect(line).toBe(`    …${'字'.repeat(25)}X${'字'.repeat(24)}…`);
  expect(caret).toBe(`${' '.repeat(4 + 1 + 50)}^`);
});

test('a blank line has no excerpt', () => expect(excerptOf('  ', 1)).toBeUndefined());

test('annotations escape what the runner would take for its own, and the lines follow for the log', async () => {
  const note: Diagnostic = { ...diagnostic, severity: 'note' };
  expect((await formatDiagnostics('/nowhere', [diagnostic, note], 'github')).split('\n')).toEqual([
    '::error file=a%2Cb.mdx,line=2,col=5,title=Content%3A error::100%25 of "a:b". Mend\\u{d}\\u{a}it.',
    '::notice file=a%2Cb.mdx,line=2,col=5,title=Content%3A note::100%25 of "a:b". Mend\\u{d}\\u{a}it.',
    'a,b.mdx:2:5  100% of "a:b". Mend\\u{d}\\u{a}it.',
    'a,b.mdx:2:5  note: 100% of "a:b". Mend\\u{d}\\u{a}it.',
  ]);
});

test('JSON is an array of one shape', async () => {
  expect(JSON.parse(await formatDiagnostics('/nowhere', [diagnostic], 'json'))).toEqual([diagnostic]);
  expect(await formatDiagnostics('/nowhere', [], 'json')).toBe('[]');
});

test('diagnostics are counted by severity', () => {
  expect(countDiagnostics([diagnostic, { ...diagnostic, severity: 'note' }, diagnostic])).toBe('2 errors, 0 warnings, 1 note');
});
