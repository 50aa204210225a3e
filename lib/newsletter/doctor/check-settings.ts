import { misspeltNames } from '../../base/env/misspelt-names';
import { BadSettings, type Environment, parseSettings } from '../../base/env/read-settings';
import { factsOf, settingNames } from '../../base/env/settings-schema';
import { dictionary, fill } from '../../base/i18n/i18n';
import { findSettingProblems } from '../admin/setting-problems';
import { type CheckResult, ok, problem } from './check-result';

const subject = 'settings';

/** Checks the settings in the environment: values, misspelt names, and what Vercel needs. */
export function checkSettings(environment: Environment): CheckResult[] {
  const misspelt = misspeltNames(environment).map((message) => problem(subject, message, 'correct the name, or remove it'));
  const problems = [...checkValues(environment), ...misspelt, ...(environment.VERCEL ? missingOnVercel(environment) : [])];
  return problems.length ? problems : [ok(subject, 'valid')];
}

function checkValues(environment: Environment): CheckResult[] {
  try {
    parseSettings(environment);
  } catch (error) {
    if (!(error instanceof BadSettings)) throw error;
    return error.problems.map(({ reason, fix }) => problem(subject, reason, fix));
  }
  const words = dictionary('en').admin.problems;
  return findSettingProblems(environment).map(({ key, values = {} }) => problem(subject, fill(words[key].what, values), words[key].fix));
}

/** Functions on Vercel keep no files, and only the scheduler starts sending there. */
function missingOnVercel(environment: Environment): CheckResult[] {
  return settingNames
    .filter((name) => factsOf(name).neededOnVercel && !environment[name]?.trim())
    .map((name) => problem(subject, `${name} is not set; Vercel needs it.`, factsOf(name).fix ?? 'see docs/configuration.md'));
}
