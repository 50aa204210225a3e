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
  await copyBuiltSite(site);
  await addClientComponentToPosts(site);
  const { status, output } = build(site);
  expect(output).toMatch(
    /components\/fixture\/counter\.tsx is a client component on \/en\/posts\/\S+ and \d+ more, imported by components\/post\/post-foot\.tsx/,
  );
  expect(status).toBe(1);
});

test('an incremental build renders only what changed, and equals a full build', onlyInAll(), async () => {
  const site = '.fixture-sites/incremental';
  await copyBuiltSite(site);
  await writeInteractivePage(site);
  const before = await pagesOf(site);
  const cachedBefore = await readCaches(site);

  await test.step('a changed body changes its page, email, Markdown and feeds only', async () => {
    await appendFile(path.join(site, 'content/posts/everything.mdx'), '\nA last line.\n');
    buildOrFail(site);
    const rendered = (await readCaches(site)).filter((name) => !cachedBefore.includes(name));
    const after = await pagesOf(site);
    const feeds = ['', 'tags/jax/', 'tags/强化学习/'].flatMap((of) =>
      ['atom.xml', 'feed.json', 'feed.xml'].map((name) => `en/${of}${name}.body`),
    );
    const expected = [...feeds, 'en/everything.json.gz', 'en/posts/everything.html', 'en/posts/everything/markdown.body'].sort();
    expect(differences(before, after)).toEqual(expected);
    expect(rendered).toHaveLength(expected.length);
    expect([...after.keys()]).toEqual([...before.keys()]);
  });

  await test.step('changes of a fact, a title, a tag and removed posts', async () => {
    await replaceIn(path.join(site, 'content/frameworks/jax.yml'), /^summary:\n {2}en: .*$/m, 'summary:\n  en: Another sentence.');
    await replaceIn(path.join(site, 'content/frameworks/jax.yml'), /(facet: license\n {4}value:\n {6}en: ).*$/m, '$1Another license');
    await rm(path.join(site, 'content/posts/numbered-7.mdx'));
    for (const name of await readdir(path.join(site, 'content/posts')))
      if (name.endsWith('.zh.mdx')) await rm(path.join(site, 'content/posts', name));
    // A redirect must not lead to a post that was removed.
    await replaceIn(path.join(site, 'content/redirects.yml'), /^.*only-chinese.*\n/m, '');
    await replaceIn(path.join(site, 'content/posts/numbered-12.mdx'), /^title: .*$/m, 'title: Another title');
    await replaceIn(path.join(site, 'content/tags.yml'), '{ en: PyTorch', '{ en: Torch');
    buildOrFail(site);
    const incremental = await pagesOf(site);
    for (const page of ['frameworks', 'frameworks/jax', 'compare/pytorch-vs-jax', 'posts/with-frameworks'])
      expect(incremental.get(`en/${page}.html`), page).toContain('Another license');
    for (const cache of caches) await rm(path.join(site, cache), { recursive: true });
    buildOrFail(site);
    const full = await pagesOf(site);
    expect([...incremental.keys()]).toEqual([...full.keys()]);
    expect(differences(incremental, full)).toEqual([]);
    expect(incremental.has('en/posts/numbered-7.html')).toBe(false);
    expect(incremental.has('en/posts/numbered-8.html')).toBe(true);
    expect([...incremental.keys()].filter((name) => name.startsWith('zh/posts/') && !name.includes('/page/'))).toEqual([]);
  });
});

/** Copies the fixture site, which this run has built, with its build, but without its interactive page. */
async function copyBuiltSite(site: string): Promise<void> {
  await copySite(site);
  await writeFixtureContent(path.join(site, 'content'));
  await rm(path.join(site, '.next'), { recursive: true, force: true });
  await cp(path.join(fixtureSite, '.next'), path.join(site, '.next'), { recursive: true });
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
