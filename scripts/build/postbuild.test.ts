import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultLocale, localePath, locales } from '../../lib/base/i18n/i18n';
import { errorPages, runPostbuild } from './postbuild';

const project = process.cwd();
const folder = mkdtempSync(path.join(tmpdir(), 'postbuild-'));
const runtime = '<script>(self.__next_f=self.__next_f||[]).push([0])</script>';
const addresses = locales.flatMap((locale) => [`/${locale}`, ...errorPages.map(({ name }) => `/${locale}/${name}`)]);

beforeAll(() => {
  process.chdir(folder);
  const route = (address: string) => address.replace(/^\/[^/]+/, '/[locale]');
  const pages = addresses.map((address) => [address, { srcRoute: route(address), dataRoute: `${address}.rsc` }]);
  write('prerender-manifest.json', { version: 4, routes: { ...Object.fromEntries(pages), '/llms.txt': { dataRoute: null } } });
  write('app-path-routes-manifest.json', Object.fromEntries(addresses.map((address) => [`${route(address)}/page`, route(address)])));
  write('routes-manifest.json', { headers: [] });
  for (const address of addresses) {
    write(`server/app${address}.html`, `<p>words</p>${runtime}`);
    write(`server/app${address}.rsc`, 'flight data');
    write(`server/app${address}.meta`, { headers: {}, segmentPaths: ['/_tree'] });
  }
  for (const file of errorPages.flatMap(({ replaced }) => replaced)) write(`server/${file}`, '');
});

afterAll(() => {
  process.chdir(project);
  rmSync(folder, { recursive: true });
});

test('with KEEP_RUNTIME=1 pages keep the runtime of Next.js, its data and a policy that allows its scripts', async () => {
  await runPostbuild({ inlineScripts: [], plan: new Map(), rendered: [], mayKeep: true, keepRuntime: true });
  const page = `server/app/${defaultLocale}`;
  expect(read(`${page}.html`)).toContain(runtime);
  expect(read(`${page}.rsc`)).toBe('flight data');
  expect(JSON.parse(read(`${page}.meta`)).segmentPaths).toEqual(['/_tree']);
  const rules: { source: string; headers: { value: string }[] }[] = JSON.parse(read('routes-manifest.json')).headers;
  expect(rules.find(({ source }) => source === localePath(defaultLocale, '/'))?.headers[0]?.value).toMatch(/script-src [^;]*'sha256-/);
});

function write(file: string, content: string | object): void {
  mkdirSync(path.dirname(`.next/${file}`), { recursive: true });
  writeFileSync(`.next/${file}`, typeof content === 'string' ? content : JSON.stringify(content));
}

function read(file: string): string {
  return readFileSync(`.next/${file}`, 'utf8');
}
