import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { exampleFile, settingsPage } from './describe-settings';
import { parseSettings } from './read-settings';
import { settingNames } from './settings-schema';

test('docs/configuration.md and .env.example are up to date: npm run settings writes them', () => {
  expect(readFileSync('docs/configuration.md', 'utf8')).toBe(settingsPage());
  expect(readFileSync('.env.example', 'utf8')).toBe(exampleFile());
});

test('every setting is in both, and every example parses', () => {
  const examples = parseEnv(exampleFile().replace(/^# (?=[A-Z_]+=)/gm, ''));
  expect(Object.keys(examples).sort()).toEqual([...settingNames].sort());
  expect(parseSettings(examples)).toMatchObject({ SITE_URL: 'https://newsletter.example', SEND_PER_MINUTE: 600 });
  for (const name of settingNames) expect(settingsPage()).toContain(`| \`${name}\` |`);
});

test('an unchanged copy of .env.example sets nothing', () => {
  expect(parseEnv(exampleFile())).toEqual({});
});
