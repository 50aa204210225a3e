import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readGenerated } from './contentlayer';

const home = process.cwd();
const types = ['Post', 'Page', 'TagFile', 'CategoryFile', 'SeriesFile', 'RedirectFile', 'Framework', 'FacetFile', 'GuideFile', 'Poll'];
const fileOf = (type: string) => `.contentlayer/generated/${type}/_index.json`;

beforeEach(async () => {
  process.chdir(mkdtempSync(path.join(tmpdir(), 'newsletter-generated-')));
  vi.stubEnv('NODE_ENV', 'development');
  for (const type of types) {
    await mkdir(path.dirname(fileOf(type)), { recursive: true });
    writeFileSync(fileOf(type), '[]');
  }
});
afterEach(() => {
  const folder = process.cwd();
  process.chdir(home);
  rmSync(folder, { recursive: true });
  vi.unstubAllEnvs();
});

/** Writes a generated file, later than all before. */
function write(text: string): void {
  const { mtimeMs } = statSync(fileOf('Poll'));
  writeFileSync(fileOf('Post'), text);
  utimesSync(fileOf('Post'), new Date(), new Date(mtimeMs + 1000));
  utimesSync(fileOf('Poll'), new Date(), new Date(mtimeMs + 1000));
}
const slugs = () => readGenerated().posts.map(({ slug }) => slug);

test('in development, a file that vanishes or is incomplete during a save leaves the last good data', () => {
  write('[{"slug":"one"}]');
  expect(slugs()).toEqual(['one']);
  rmSync(fileOf('Post'));
  expect(slugs()).toEqual(['one']);
  write('[{"slug":"t');
  expect(slugs()).toEqual(['one']);
  write('[{"slug":"two"}]');
  expect(slugs()).toEqual(['two']);
});

test('in production, a missing file is an error', () => {
  vi.stubEnv('NODE_ENV', 'production');
  rmSync(fileOf('Page'));
  expect(() => readGenerated().pages).toThrow('ENOENT');
});

test('a text without a translation falls back to the default language', () => {
  const tags = [{ key: 'jax', label: { en: 'JAX', type: 'Label', _raw: {} }, description: { en: 'About it.', zh: '说明。' } }];
  writeFileSync(fileOf('TagFile'), JSON.stringify({ tags, type: 'TagFile', _raw: {} }));
  write('[]');
  const [tag] = readGenerated().tags;
  expect(tag).toMatchObject({ key: 'jax', label: { en: 'JAX', zh: 'JAX' }, description: { en: 'About it.', zh: '说明。' } });
  expect(tag?.label).not.toHaveProperty('_raw');
});
