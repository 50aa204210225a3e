import { type Finding, fine, problem, unasked } from '../../lib/doctor/finding';
import { dictionary, fill } from '../../lib/i18n';
import { BadSettings } from '../../lib/settings/read-settings';
import { askSite, CannotAsk } from '../ask-site';

const about = 'site';

/** What the running site says is wrong with it: its settings, which may be others than here, its database and its mail. */
export async function checkSite(): Promise<Finding[]> {
  try {
    const words = dictionary('en').desk.problems;
    const { problems } = (await (await askSite('/api/problems')).json()) as {
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
