import { distance } from 'fastest-levenshtein';
import type { Environment } from './read-settings';
import { settingNames } from './settings-schema';

/** Shorter names are similar to many that other programs use. */
const minLength = 7;

/** Settings that have another name since a version. */
const renamed: Readonly<Record<string, string>> = { SEND_SLOTS: 'SEND_CONCURRENCY' };

/** Returns a message for each name in the environment that a setting had before, or that is at most two edits away from an unset one. */
export function misspeltNames(environment: Environment): string[] {
  const known = new Set<string>(settingNames);
  const unset = settingNames.filter((name) => !environment[name] && name.length >= minLength);
  return Object.keys(environment).flatMap((name) => {
    if (known.has(name) || !/^[A-Z_]+$/.test(name) || !environment[name]) return [];
    if (renamed[name]) return [`${name} is not a setting any more: it is ${renamed[name]} now.`];
    const meant = unset.find((one) => distance(one, name) <= 2);
    return meant ? [`${name} is not a setting. Do you mean ${meant}?`] : [];
  });
}
