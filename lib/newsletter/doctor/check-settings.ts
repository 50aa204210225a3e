import { misspeltNames } from '../../base/env/misspelt-names';
import { BadSettings, type Environment, parseSettings } from '../../base/env/read-settings';
import { factsOf, settingNames } from '../../base/env/settings-schema';
import { dictionary, fill } from '../../base/i18n/i18n';
import { settingProblems } from '../admin/setting-problems';
import { type CheckResult, fine, problem } from './check-result';

const about = 'settings';

/** What the environment has wrong. */
export function checkSettings(environment: Environment): CheckResult[] {
  const misspelt = misspeltNames(environment).map((line) => problem(about, line, 'correct the name, or remove it'));
  const found = [...checkValues(environment), ...misspelt, ...(environment.VERCEL ? missingOnVercel(environment) : [])];
  return found.length ? found : [fine(about, 'in order')];
}

function checkValues(environment: Environment): CheckResult[] {
  try {
    parseSettings(environment);
  } catch (error) {
    if (!(error instanceof BadSettings)) throw error;
    return error.problems.map(({ says, fix }) => problem(about, says, fix));
  }
  const words = dictionary('en').admin.problems;
  return settingProblems(environment).map(({ key, values = {} }) => problem(about, fill(words[key].what, values), words[key].fix));
}

/** Vercel keeps no files, and wakes the sender only by its scheduler. */
function missingOnVercel(environment: Environment): CheckResult[] {
  return settingNames
    .filter((name) => factsOf(name).neededOnVercel && !environment[name]?.trim())
    .map((name) => problem(about, `${name} is not set, and Vercel needs it.`, factsOf(name).fix ?? 'see docs/configuration.md'));
}
