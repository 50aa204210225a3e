import { BadSettings } from '../../lib/base/env/read-settings';
import { dictionary, fill } from '../../lib/base/i18n/i18n';
import { type CheckResult, fine, problem, unasked } from '../../lib/newsletter/doctor/check-result';
import { askSite, CannotAsk } from '../ask-site';

const about = 'site';

/** What the running site says is wrong with it: its settings, which may be others than here, its database and its mail. */
export async function checkSite(): Promise<CheckResult[]> {
  try {
    const words = dictionary('en').admin.problems;
    const { problems } = (await (await askSite('/api/admin/problems')).json()) as {
      problems: { key: keyof typeof words; values?: Record<string, string | number> }[];
    };
    if (problems.length === 0) return [fine(about, 'runs, with its database, and finds nothing wrong')];
    return problems.map(({ key, values = {} }) => problem(about, fill(words[key].what, values), words[key].fix));
  } catch (error) {
    if (error instanceof BadSettings) return [unasked(about, 'not asked, since settings are wrong')];
    if (!(error instanceof CannotAsk)) throw error;
    const isDown = / answers 5\d\d\b/.test(error.message);
    return [isDown ? problem(about, error.message, 'see its log, and DATABASE_URL') : unasked(about, error.message)];
  }
}
