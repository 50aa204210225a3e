import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { copyLabels, picture } from '../../../test/content/test-content';
import { olderFolder } from '../../../test/content/test-folder';
import { importOf } from '../../../test/content/test-import';
import { mutated } from '../../../test/content/test-mutations';
import { isThorough } from '../../../test/thorough';
import { filesBelow } from '../../base/files/files-below';
import { checkBody } from '../check/body';
import { readYamlMap } from '../check/yaml-map';
import { parseBody } from '../mdx/parse-body';
import { postSchema } from '../schema/post';
import { normalizeText, splitFrontMatter } from '../schema/split-front-matter';
import { plainWords } from './convert-body';

test('40 files in both languages are imported with their words, pass the check, and are imported once', { timeout: 240_000 }, async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'import-folder-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const site = path.join(root, 'site');
  await copyLabels(site);
  for (const { path: file, text } of olderFolder) await write(path.join(root, 'old/content', file), text);
  for (const name of ['cover', 'drawing']) await write(path.join(root, `old/images/${name}.png`), await picture(1200, 675));
  expect(olderFolder).toHaveLength(40);

  const first = await run(site, 'import-posts.ts', '../old/content');
  expect(first.code, first.output).toBe(0);
  expect(first.output).toContain('40 files: 40 new, 0 unchanged, 0 left as they are, 0 skipped, 0 rejected');
  const reports = new Map(first.output.split('\n\n').map((report) => [report.split(' → ')[0] ?? '', report]));
  for (const { path: file, text, words, losses } of olderFolder) {
    const report = reports.get(file) ?? '';
    const post = / → (\S+) \(new\)/.exec(report)?.[1] ?? '';
    expect(wordsOf(await readFile(path.join(site, post), 'utf8')), file).toBe(words);
    const lost = [...report.matchAll(/^ {2}(?:dropped +|needs a person +(?=line \d+: the (?:cover|picture) ))line (\d+): /gm)].map(
      ([, line]) => Number(line),
    );
    const expected = losses.map((part) => text.split('\n').findIndex((line) => line.includes(part)) + 1);
    expect([...new Set(lost)], report).toEqual([...expected].sort((a, b) => a - b));
  }

  const check = await run(site, 'check-content.ts');
  // Texts that the project itself has not translated are no matter of the import.
  const untranslated = / is missing: readers of /;
  expect(check.output.split('\n').filter((line) => line.startsWith('content/') && !untranslated.test(line))).toEqual([]);
  expect(check.code).toBe(0);

  const before = await snapshot(site);
  const second = await run(site, 'import-posts.ts', '../old/content');
  expect(second.code, second.output).toBe(0);
  expect(second.output).toContain('40 files: 0 new, 40 unchanged, 0 left as they are, 0 skipped, 0 rejected');
  expect(await snapshot(site)).toEqual(before);
});

test('a mutated older file results in a valid post or is rejected with a reason', { timeout: 240_000 }, async () => {
  const outcomes = new Set<string>();
  const seeds = olderFolder.map(({ text }) => Buffer.from(text));
  const schema = (tags: string, categories: string) =>
    postSchema({ tags: keysOf(tags), categories: keysOf(categories), aliases: new Map() });
  fc.assert(
    fc.property(mutated(seeds), (bytes) => {
      const { report, after } = importOf({ 'a.md': normalizeText(bytes.toString('utf8')) });
      const { outcome, rejection, post = '' } = report('a.md');
      outcomes.add(outcome);
      if (outcome === 'rejected') expect(rejection?.reason.length).toBeGreaterThan(10);
      if (outcome !== 'new') return;
      const { yaml, body } = splitFrontMatter(after[post] ?? '') ?? { yaml: '', body: '' };
      const labels = schema(after['content/tags.yml'] ?? '', after['content/categories.yml'] ?? '');
      expect(readYamlMap({ yaml, schema: labels, firstLine: 2 }).fileDiagnostics).toEqual([]);
      expect(
        checkBody(body, undefined).fileDiagnostics.filter(({ severity, reason }) => severity === 'error' && !reason.includes('single #')),
      ).toEqual([]);
    }),
    { numRuns: isThorough ? 1000 : 200, seed: 3 },
  );
  expect([...outcomes].sort()).toEqual(['new', 'rejected']);
});

function keysOf(yaml: string): string[] {
  return [...yaml.matchAll(/- key: (\S+)/g)].map(([, key = '']) => key);
}

async function write(file: string, content: string | Buffer): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
}

/** Runs a command of this project in a folder and returns its exit code and output. */
function run(cwd: string, script: string, ...args: string[]): Promise<{ code: number | null; output: string }> {
  const command = ['--import', import.meta.resolve('tsx'), path.resolve('scripts', script), ...args];
  const child = spawn(process.execPath, command, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, GITHUB_ACTIONS: undefined },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

/** Returns all files of a site with their content. */
async function snapshot(site: string): Promise<[string, string][]> {
  return Promise.all(filesBelow(site).map(async (file) => [file, (await readFile(file)).toString('base64')] as [string, string]));
}

function wordsOf(post: string): string {
  return plainWords(parseBody(splitFrontMatter(post)?.body ?? ''));
}
