import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addressOfBuild, isBuildCurrent, sourceStamp, stampBuild } from './source-stamp';

const home = process.cwd();

beforeEach(async () => {
  process.chdir(await mkdtemp(path.join(tmpdir(), 'stamp-')));
  await mkdir('content/posts', { recursive: true });
  await mkdir('.next');
  await writeFile('content/posts/a.mdx', 'a');
  vi.stubEnv('SITE_URL', '');
});
afterEach(async () => {
  const folder = process.cwd();
  process.chdir(home);
  await rm(folder, { recursive: true });
  vi.unstubAllEnvs();
});

test('there is no current build before the first', async () => {
  expect(await isBuildCurrent()).toBe(false);
});

test('a build is current until a source is changed, added or removed', async () => {
  await stampBuild(await sourceStamp());
  expect(await isBuildCurrent()).toBe(true);
  await writeFile('content/posts/a.mdx', 'b');
  expect([await isBuildCurrent(), await addressOfBuild()]).toEqual([false, undefined]);
  await stampBuild(await sourceStamp());
  await writeFile('content/posts/c.mdx', '');
  expect(await isBuildCurrent()).toBe(false);
});

test('the port matters only if it is part of the origin', async () => {
  await stampBuild(await sourceStamp());
  vi.stubEnv('PORT', '4000');
  expect([await isBuildCurrent(), await addressOfBuild()]).toEqual([false, 'http://localhost:3000']);
  vi.stubEnv('SITE_URL', 'https://example.org');
  await stampBuild(await sourceStamp());
  vi.stubEnv('PORT', '5000');
  expect(await isBuildCurrent()).toBe(true);
});

test('the search index is no source, but a different one belongs to another build', async () => {
  await mkdir('public/pagefind', { recursive: true });
  await writeFile('public/pagefind/pagefind-entry.json', 'a');
  const stamp = await sourceStamp();
  await stampBuild(stamp);
  await writeFile('public/pagefind/en.pf_index', 'x');
  expect(await sourceStamp()).toBe(stamp);
  expect(await isBuildCurrent()).toBe(true);
  await writeFile('public/pagefind/pagefind-entry.json', 'b');
  expect(await isBuildCurrent()).toBe(false);
});
