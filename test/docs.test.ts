import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesBelow } from '../lib/base/files/files-below';

const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'LICENSE-CONTENT.md', 'content/README.md', 'deploy/README.md'],
  ...[...filesBelow('docs')].filter((file) => file.endsWith('.md')),
];
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
const specs = [...filesBelow('e2e')].map((file) => path.basename(file));

/** Code in backticks that is a path of this repository, without placeholders such as `<provider>`. */
const pathPattern = /`((?:app|components|content|deploy|docs|e2e|lib|public|scripts|server|test|bench|\.github)\/[\w./@[\]-]*)`/g;

describe.each(pages)('%s names only', (page) => {
  const text = readFileSync(page, 'utf8');

  test('links and paths that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:|mailto:|#|\/)([^)#\s]+)/g)].map(([, link = '']) => path.join(path.dirname(page), link));
    const paths = [...text.matchAll(pathPattern)].map(([, name = '']) => name);
    const exists = (name: string) => ['', '.ts', '.tsx', '.browser.ts'].some((ending) => existsSync(name + ending));
    expect([...links, ...paths].filter((name) => !exists(name))).toEqual([]);
  });

  test('commands and browser tests that exist', () => {
    const commands = [...text.matchAll(/npm run (?:--?\w+ )*([a-z][\w:-]*)/g)].map(([, name = '']) => name);
    expect(commands.filter((name) => !(name in scripts))).toEqual([]);
    const tests = [...text.matchAll(/npx playwright test ([a-z][a-z .-]*)/g)].flatMap(([, names = '']) => names.trim().split(/\s+-|\s+/));
    expect(tests.filter((name) => /^[a-z]/.test(name) && !specs.some((spec) => spec.includes(name)))).toEqual([]);
  });
});
