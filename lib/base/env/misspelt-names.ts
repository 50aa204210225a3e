import { distance } from 'fastest-levenshtein';
import type { Environment } from './read-settings';
import { settingNames } from './settings-schema';

/** Shorter names are near to many that other programs use. */
const shortest = 7;

/** Returns a line for each name in the environment that is at most two edits away from a setting which is not set. */
export function misspeltNames(environment: Environment): string[] {
  const known = new Set<string>(settingNames);
  const unset = settingNames.filter((name) => !environment[name] && name.length >= shortest);
  return Object.keys(environment).flatMap((name) => {
    if (known.has(name) || !/^[A-Z_]+$/.test(name) || !environment[name]) return [];
    const meant = unset.find((one) => distance(one, name) <= 2);
    return meant ? [`${name} is not a setting. Do you mean ${meant}?`] : [];
  });
}
