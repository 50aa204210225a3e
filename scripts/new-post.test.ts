import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isThorough } from '../test/thorough';

/** Runs the command without a terminal in a copy of the content, once per list of arguments. */
async function runNew(...runs: string[][]): Promise<{ root: string; results: { code: number | null; out: string; err: string }[] }> {
  const root = await mkdtemp(path.join(tmpdir(), 'new-'));
  onTestFinished(() => rm(root, { recursive: true }));
  for (const folder of ['content', 'public/images']) await cp(folder, path.join(root, folder), { recursive: true });
  const results = [];
  for (const args of runs) results.push(await run(root, args));
  return { root, results };
}

function run(cwd: string, args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), path.resolve('scripts/new-post.ts'), ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: undefined },
  });
  const text = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text.out += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (text.err += part));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...text })));
}

test('a draft is written with its file and address printed, and is never overwritten', { timeout: 60_000 }, async () => {
  const { root, results } = await runNew(['Über JAX', '--tags', 'torch,jax'], ['Über JAX']);
  const [first, second] = results;
  const file = 'content/posts/uber-jax.mdx';
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(first?.out).toContain(`${file}\n`);
  expect(first?.out).toContain('http://localhost:3000/posts/uber-jax\n');
  expect(second).toMatchObject({ code: 1, out: '', err: `${file} exists already and was not changed.\n` });
  expect(await readFile(path.join(root, file), 'utf8')).toContain('tags: [pytorch, jax]\n');
});

test('invalid arguments get a message and exit code 2', { timeout: 60_000 }, async () => {
  const mistakes: [args: string[], message: string][] = [
    [[], 'npm run new -- "Title"'],
    [['A', '--tags', 'pytroch'], 'Did you mean "pytorch"'],
    [['深入 JAX', '--lang', 'zh'], '--of that-post'],
    [['A', '--lang', 'fr'], 'expected one of en, zh'],
    [['A', '--frm', 'x'], '--frm'],
    [['Two', 'words'], '"Two words"'],
    [['--of', '../tags'], 'There is no post'],
    [['A', '--slug', 'posts'], 'reserved'],
  ];
  const made = isThorough ? mistakes : mistakes.slice(0, 2);
  const { results } = await runNew(...made.map(([args]) => args));
  for (const [index, [, message]] of made.entries())
    expect(results[index]).toMatchObject({ code: 2, err: expect.stringContaining(message) });
});
