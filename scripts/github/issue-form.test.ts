import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { filesBelow } from '../../lib/base/files/files-below';
import { issueConfig, issueForm } from './issue-form';

const folder = '.github/ISSUE_TEMPLATE';
const read = (name: string) => readFileSync(`${folder}/${name}`, 'utf8');
const fact = read('fact.yml');

describe('issue forms', () => {
  const names = readdirSync(folder).filter((name) => name !== 'config.yml');
  test.each(names)('%s is valid', (name) => expect(issueForm.safeParse(parse(read(name))).error?.issues).toBeUndefined());
  test('config.yml is valid', () => expect(issueConfig.safeParse(parse(read('config.yml'))).error?.issues).toBeUndefined());
});

test.each([
  ['an unknown key', 'labels:', 'label:'],
  ['an unknown type of field', 'type: textarea', 'type: text'],
  ['an id with a space', 'id: cell', 'id: the cell'],
  ['the same id twice', 'id: says', 'id: cell'],
  ['the same label twice', 'What does the table say? · 表中现在写的是什么？', 'Which fact? · 哪一项？'],
  ['a field without a label', /label: Which fact.*\n/, 'value: x\n'],
  ['an unknown validation', 'required: true', 'require: true'],
  ['no name', /^name:.*\n/m, ''],
])('a form is invalid with %s', (_, part, other) => {
  const text = fact.replace(part, other);
  expect(text).not.toBe(fact);
  expect(issueForm.safeParse(parse(text)).success).toBe(false);
});

test('every line of CODEOWNERS matches files and has valid owners', () => {
  const lines = readFileSync('.github/CODEOWNERS', 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) {
    const [place = '', ...owners] = line.split(/\s+/);
    if (place !== '*') {
      expect(place, line).toMatch(/^\/[\w./-]+\/$/);
      expect(filesBelow(place.slice(1)).length, line).toBeGreaterThan(0);
    }
    expect(owners.length, line).toBeGreaterThan(0);
    for (const owner of owners) expect(owner).toMatch(/^@[\w-]+(\/[\w-]+)?$/);
  }
});
