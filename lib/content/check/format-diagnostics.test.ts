import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { countDiagnostics, type Diagnostic } from './diagnostic';
import { formatDiagnostics, formatExcerpt } from './format-diagnostics';

const diagnostic: Diagnostic = { file: 'a,b.mdx', line: 2, column: 5, severity: 'error', reason: '100% of "a:b"', fix: 'Fix\r\nit.' };

async function rootWith(text: string): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'format-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await writeFile(path.join(root, diagnostic.file), text);
  return root;
}

test('the full format shows the line of the file with a caret', async () => {
  expect(await formatDiagnostics(await rootWith('one\ntwo words\n'), [diagnostic], 'full')).toBe(
    'a,b.mdx:2:5  100% of "a:b". Fix\\u{d}\\u{a}it.\n    two words\n        ^\n',
  );
});

test('the full format has no excerpt of a binary file', async () => {
  const lines = await formatDiagnostics(await rootWith('\0'), [diagnostic], 'full');
  expect(lines).toBe(await formatDiagnostics('/nowhere', [diagnostic], 'short'));
});

test.each([
  ['wide characters', '用 JAX 加速', 7, '    用 JAX 加速\n           ^'],
  ['a tab', '\ta', 2, '        a\n        ^'],
  ['combining marks and emoji', 'e\u0301👧x', 5, '    e\u0301👧x\n       ^'],
  ['after the end', 'ab', 3, '    ab\n      ^'],
  ['an escape sequence', '\x1b[31mx', 6, '    \\u{1b}[31mx\n              ^'],
])('the caret is at the right column: %s', (_, line, column, excerpt) => {
  expect(formatExcerpt(line, column)).toBe(excerpt);
});

test('a long line is cut around the caret', () => {
  const [line = '', caret = ''] = formatExcerpt(`${'字'.repeat(500)}X${'字'.repeat(500)}`, 501)?.split('\n') ?? [];
  // 25 wide characters after four spaces and an ellipsis of one cell.
  expect(line).toBe(`    …${'字'.repeat(25)}X${'字'.repeat(24)}…`);
  expect(caret).toBe(`${' '.repeat(4 + 1 + 50)}^`);
});

test('a blank line has no excerpt', () => expect(formatExcerpt('  ', 1)).toBeUndefined());

test('annotations are escaped for the runner, and plain lines follow for the log', async () => {
  const note: Diagnostic = { ...diagnostic, severity: 'note' };
  expect((await formatDiagnostics('/nowhere', [diagnostic, note], 'github')).split('\n')).toEqual([
    '::error file=a%2Cb.mdx,line=2,col=5,title=Content%3A error::100%25 of "a:b". Fix\\u{d}\\u{a}it.',
    '::notice file=a%2Cb.mdx,line=2,col=5,title=Content%3A note::100%25 of "a:b". Fix\\u{d}\\u{a}it.',
    'a,b.mdx:2:5  100% of "a:b". Fix\\u{d}\\u{a}it.',
    'a,b.mdx:2:5  note: 100% of "a:b". Fix\\u{d}\\u{a}it.',
  ]);
});

test('the JSON format is an array of diagnostics', async () => {
  expect(JSON.parse(await formatDiagnostics('/nowhere', [diagnostic], 'json'))).toEqual([diagnostic]);
  expect(await formatDiagnostics('/nowhere', [], 'json')).toBe('[]');
});

test('diagnostics are counted by severity', () => {
  expect(countDiagnostics([diagnostic, { ...diagnostic, severity: 'note' }, diagnostic])).toBe('2 errors, 0 warnings, 1 note');
});
