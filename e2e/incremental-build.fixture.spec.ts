import { spawnSync } from 'node:child_process';
import { appendFile, cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { copySite } from '../scripts/copy-site';
import { addClientComponentToPosts, writeInteractivePage } from '../test/browser/fixture-code';
import { writeFixtureContent } from '../test/browser/fixture-content';
import { fixtureSite } from '../test/browser/fixture-site';
import { onlyInAll } from '../test/browser/only-in-all';

// A test builds whole sites, one after the other.
test.setTimeout(900_000);

test('the build rejects a client component on a static page and names it', onlyInAll(), async () => {
  const site = '.fixture-sites/rejected';
  await copySite(site);
  await writeFixtureContent(path.join(site, 'content'));
  await addClientComponentToPosts(site);
  const { status, output } = build(site);
  expect(output).toMatch(
    /components\/fixture\/counter\.tsx is a client component on \/en\/posts\/\S+ and \d+ more, imported by components\/post\/post-foot\.tsx/,
  );
  expect(status).toBe(1);
});

test('an incremental build renders exactly the pages that change, as a full build renders them', onlyInAll(), async () => {
  const site = '.fixture-sites/incremental';
  await copySite(site);
  await writeFixtureContent(path.join(site, 'content'));
  await writeInteractivePage(site);
  // The fixture site that this run serves has the same sources.
  await rm(path.join(site, '.next'), { recursive: true, force: true });
  await cp(path.join(fixtureSite, '.next'), path.join(site, '.next'), { recursive: true });
  const before = await pagesOf(site);
  const cachedBefore = await readCaches(site);

  await changeContent(path.join(site, 'content'));
  buildOrFail(site);
  const incremental = await pagesOf(site);
  const rendered = (await readCaches(site)).filter((name) => !cachedBefore.includes(name));

  for (const cache of caches) await rm(path.join(site, cache), { recursive: true });
  buildOrFail(site);
  const full = await pagesOf(site);
  expect(differences(incremental, full)).toEqual([]);
  expect([...incremental.keys()]).toEqual([...full.keys()]);
  const changed = differences(before, full);
  expect(rendered).toHaveLength(changed.length);

  const feeds = ['', 'tags/jax/', 'tags/强化学习/'].flatMap((of) =>
    ['atom.xml', 'feed.json', 'feed.xml'].map((name) => `en/${of}${name}.body`),
  );
  for (const name of [...feeds, 'en/posts/everything.html', 'en/posts/everything.json.gz', 'en/posts/everything/markdown.body'])
    expect(changed, 'a changed body').toContain(name);
  for (const page of ['frameworks', 'frameworks/jax', 'compare/pytorch-vs-jax', 'posts/with-frameworks'])
    expect(incremental.get(`en/${page}.html`), `a changed fact on ${page}`).toContain('Another license');
  expect(incremental.has('en/posts/numbered-7.html')).toBe(false);
  expect(incremental.has('en/posts/numbered-8.html')).toBe(true);
  expect([...incremental.keys()].filter((name) => name.startsWith('zh/posts/') && !name.includes('/page/'))).toEqual([]);
});

/** Changes a body, a fact, a title and a tag's label, and removes a post and all Chinese posts. */
async function changeContent(content: string): Promise<void> {
  await appendFile(path.join(content, 'posts/everything.mdx'), '\nA last line.\n');
  await replaceIn(path.join(content, 'frameworks/jax.yml'), /^summary:\n {2}en: .*$/m, 'summary:\n  en: Another sentence.');
  await replaceIn(path.join(content, 'frameworks/jax.yml'), /(facet: license\n {4}value:\n {6}en: ).*$/m, '$1Another license');
  await replaceIn(path.join(content, 'posts/numbered-12.mdx'), /^title: .*$/m, 'title: Another title');
  await replaceIn(path.join(content, 'tags.yml'), '{ en: PyTorch', '{ en: Torch');
  await rm(path.join(content, 'posts/numbered-7.mdx'));
  for (const name of await readdir(path.join(content, 'posts'))) if (name.endsWith('.zh.mdx')) await rm(path.join(content, 'posts', name));
  // A redirect must not lead to a post that was removed.
  await replaceIn(path.join(content, 'redirects.yml'), /^.*only-chinese.*\n/m, '');
}

/** The names of the pages of `after` that `before` has not, or not with this content. */
function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...after].filter(([name, content]) => before.get(name) !== content).map(([name]) => name);
}

/** Builds a site, and fails with what the build printed. */
function buildOrFail(site: string): void {
  const { status, output } = build(site);
  expect(status, output).toBe(0);
}

function build(site: string): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync('node', ['--import', 'tsx', 'scripts/build-site.ts'], { cwd: site, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

/** The static pages, feeds and rendered emails of a built site, by file, but for the page with the runtime, which names its build. */
async function pagesOf(site: string): Promise<Map<string, string>> {
  const folders = ['.next/server/app', '.next/emails'].map((name) => path.join(site, name));
  const found = folders.map(async (folder) => {
    const names = (await readdir(folder, { recursive: true })).filter((name) => /(?<!counter)\.(?:html|body|json\.gz)$/.test(name));
    return Promise.all(names.map(async (name) => [name, await readFile(path.join(folder, name), 'latin1')] as const));
  });
  return new Map((await Promise.all(found)).flat().sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The build caches. */
const caches = ['.next/cache/pages', '.next/cache/rendered-posts'];

async function readCaches(site: string): Promise<string[]> {
  return (await Promise.all(caches.map((cache) => readdir(path.join(site, cache))))).flat();
}

async function replaceIn(file: string, from: string | RegExp, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  await writeFile(file, changed);
}
