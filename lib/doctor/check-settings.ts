import { settingProblems } from '../desk/setting-problems';
import { dictionary, fill } from '../i18n';
import { misspeltNames } from '../settings/misspelt-names';
import { BadSettings, type Environment, parseSettings } from '../settings/read-settings';
import { factsOf, settingNames } from '../settings/schema';
import { type Finding, fine, problem } from './finding';

const about = 'settings';

/** What the environment has wrong. */
export function checkSettings(environment: Environment): Finding[] {
  const misspelt = misspeltNames(environment).map((line) => problem(about, line, 'correct the name, or remove it'));
  const found = [...checkValues(environment), ...misspelt, ...(environment.VERCEL ? missingOnVercel(environment) : [])];
  return found.length ? found : [fine(about, 'in order')];
}

function checkValues(environment: Environment): Finding[] {
  try {
    parseSettings(environment);
  } catch (error) {
    if (!(error instanceof BadSettings)) throw error;
    return error.problems.map(({ says, fix }) => problem(about, says, fix));
  }
  const words = dictionary('en').desk.problems;
  return settingProblems(environment).map(({ key, values = {} }) => problem(about, fill(words[key].what, values), words[key].fix));
}

/** Vercel keeps no files, and wakes the sender only by its scheduler. */
function missingOnVercel(environment: Environment): Finding[] {
  return settingNames
    .filter((name) => factsOf(name).neededOnVercel && !environment[name]?.trim())
    .map((name) => problem(about, `${name} is not set, and Vercel needs it.`, factsOf(name).fix ?? 'see docs/configuration.md'));
}
