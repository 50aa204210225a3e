import { BadSettings } from '../../lib/base/env/read-settings';
import { dictionary, fill } from '../../lib/base/i18n/i18n';
import { type CheckResult, ok, problem, unknown } from '../../lib/newsletter/doctor/check-result';
import { askSite, CannotAsk } from '../ask-site';

const subject = 'site';

/** Returns the problems that the running site reports: its settings, which may differ from those here, its database and its mail. */
export async function checkSite(): Promise<CheckResult[]> {
  try {
    const words = dictionary('en').admin.problems;
    const { problems } = (await (await askSite('/api/admin/problems')).json()) as {
      problems: { key: keyof typeof words; values?: Record<string, string | number> }[];
    };
    if (problems.length === 0) return [ok(subject, 'runs with its database and reports no problem')];
    return problems.map(({ key, values = {} }) => problem(subject, fill(words[key].what, values), words[key].fix));
  } catch (error) {
    if (error instanceof BadSettings) return [unknown(subject, 'not checked, because the settings are invalid')];
    if (!(error instanceof CannotAsk)) throw error;
    const isDown = error.status !== undefined && error.status >= 500;
    return [isDown ? problem(subject, error.message, 'see the log of the site, and check DATABASE_URL') : unknown(subject, error.message)];
  }
}
