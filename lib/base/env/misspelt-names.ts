import { distance } from 'fastest-levenshtein';
import type { Environment } from './read-settings';
import { settingNames } from './settings-schema';

/** Shorter names are similar to many that other programs use. */
const minLength = 7;

/** Returns a message for each name in the environment that is at most two edits away from the name of an unset setting. */
export function misspeltNames(environment: Environment): string[] {
  const known = new Set<string>(settingNames);
  const unset = settingNames.filter((name) => !environment[name] && name.length >= minLength);
  return Object.keys(environment).flatMap((name) => {
    if (known.has(name) || !/^[A-Z_]+$/.test(name) || !environment[name]) return [];
    const meant = unset.find((one) => distance(one, name) <= 2);
    return meant ? [`${name} is not a setting. Do you mean ${meant}?`] : [];
  });
}
