import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import matter from 'gray-matter';
import { expect, onTestFinished, test, vi } from 'vitest';
import { parse } from 'yaml';
import { copyLabels, picture } from '../../../test/content/test-content';
import { mutatedPost } from '../../../test/content/test-mutations';
import { isThorough } from '../../../test/thorough';
import { postSchema } from '../schema/post';
import { normalizeText } from '../schema/split-front-matter';
import { checkContent } from './check-content';
import { checkFile } from './check-file';
import { fixContent } from './fix-content';
import { formatDiagnostics, formats } from './format-diagnostics';
import { checkLabels } from './labels';

// Thousands of results that are used once need no cache.
vi.mock('../../base/files/build-cache', () => ({ cacheResult: (_kind: string, _identity: unknown, make: () => unknown) => make() }));

const numRuns = isThorough ? 20_000 : 500;

/** CPU time, so that other programs do not count: the 2 s of the parser's timeout, and some for the rest. */
const maxSeconds = 2.5;

async function emptySite(): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'mutated-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await copyLabels(root);
  await mkdir(path.join(root, 'public/images/newsletter'), { recursive: true });
  await writeFile(path.join(root, 'public/images/newsletter/a.png'), await picture(1200, 675));
  return root;
}

test('no mutated file crashes or hangs the check, or passes it with front matter lost', { timeout: 600_000 }, async () => {
  const root = await emptySite();
  const file = 'content/posts/a-post.mdx';
  const schema = postSchema((await checkLabels(root)).labels);
  const count = { passed: 0, refused: 0 };

  await fc.assert(
    fc.asyncProperty(mutatedPost, async (bytes) => {
      await writeFile(path.join(root, file), bytes);
      const severities: string[] = [];
      const before = process.cpuUsage();
      const checked = await checkFile(root, file, { kind: 'post', schema, add: ({ severity }) => severities.push(severity) });
      const { user, system } = process.cpuUsage(before);
      if (user + system > maxSeconds * 1e6) throw new Error(`It took ${(user + system) / 1e6} s`);
      if (severities.includes('error')) {
        count.refused++;
        return;
      }
      count.passed++;
      const text = bytes.toString('utf8');
      expect(Object.keys(checked?.post?.value ?? {})).toEqual(expect.arrayContaining(plainKeys(text)));
      // As Contentlayer reads it, which splits with one library and parses with another (see contentlayer.config.ts).
      const { data } = matter(normalizeText(text), { engines: { yaml: (yaml) => parse(yaml) } });
      expect({ draft: false, unlisted: false, ...data }).toEqual(checked?.post?.value);
    }),
    { numRuns, seed: 6 },
  );
  // Both outcomes must be common, or the test would prove nothing.
  expect(Math.min(count.passed, count.refused)).toBeGreaterThan(numRuns / 10);
});

test('a site of mutated files can be checked, formatted and fixed', { timeout: 600_000 }, async () => {
  const root = await emptySite();
  const [sampled, corrected] = isThorough ? [400, 20] : [120, 5];
  const posts = fc.sample(mutatedPost, { numRuns: sampled, seed: 7 });
  for (const [index, bytes] of posts.entries())
    await writeFile(path.join(root, `content/posts/post-${Math.floor(index / 2)}${index % 2 ? '.zh' : ''}.mdx`), bytes);
  const diagnostics = await checkContent(root);
  for (const format of formats) {
    const text = await formatDiagnostics(root, diagnostics, format);
    // Nothing in a file can add a line to the output, or colour it.
    if (format === 'short') expect(text.split('\n')).toHaveLength(diagnostics.length);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters must not occur.
    expect(text).not.toMatch(/[\0-\x08\x0b-\x1f\x7f\u202a-\u202e]/);
  }
  const passedBefore = await passing(root);
  expect((await fixContent(root, [], () => true)).length).toBeGreaterThan(corrected);
  expect(await fixContent(root, [], () => true)).toEqual([]);
  // A fix must not add errors.
  expect(await passing(root)).toEqual(expect.arrayContaining(passedBefore));
});

/** Returns the posts without errors. */
async function passing(root: string): Promise<string[]> {
  const bad = new Set((await checkContent(root)).flatMap(({ severity, file }) => (severity === 'error' ? [file] : [])));
  return Array.from({ length: 200 }, (_, index) => [`content/posts/post-${index}.mdx`, `content/posts/post-${index}.zh.mdx`])
    .flat()
    .filter((file) => !bad.has(file));
}

/** Returns the keys at the start of lines between the first two lines of three hyphens. */
function plainKeys(text: string): string[] {
  const [, ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const block = lines.slice(0, lines.indexOf('---'));
  return block.flatMap((line) => /^([A-Za-z]\w*):(?:\s|$)/.exec(line)?.[1] ?? []);
}
