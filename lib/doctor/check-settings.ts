import { settingProblems } from '../desk/setting-problems';
import { dictionary, fill } from '../i18n';
import { isDay } from '../read-moment';
import { mailFromOf, previewOf, siteUrlOf } from '../settings';
import { type Finding, fine, problem } from './finding';

type Environment = Record<string, string | undefined>;

const about = 'settings';
const hex32 = 'set it to what openssl rand -hex 32 prints';

/** What the environment has wrong. */
export function checkSettings(environment: Environment): Finding[] {
  const { APP_SECRET, ADMIN_TOKEN, SMTP_URL, DATABASE_URL, VERCEL, DATA_DIR } = environment;
  const found: Finding[] = [];
  try {
    const words = dictionary('en').desk.problems;
    const problems = settingProblems({
      siteUrl: siteUrlOf(environment),
      preview: previewOf(environment),
      smtpUrl: SMTP_URL || undefined,
      mailFrom: mailFrom(environment),
      appSecret: APP_SECRET || undefined,
      adminToken: ADMIN_TOKEN?.trim() || undefined,
      dataFolder: DATA_DIR || '.data',
    });
    for (const { key, values = {} } of problems) found.push(problem(about, fill(words[key].what, values), words[key].fix));
  } catch (error) {
    found.push(problem(about, error instanceof Error ? error.message : String(error), 'write it as that says'));
  }
  const short = (APP_SECRET || undefined)?.split(',').find((secret) => secret.trim().length < 32);
  if (short !== undefined)
    found.push(problem(about, 'APP_SECRET has a secret of fewer than 32 characters, and the site will not start.', hex32));
  if (VERCEL)
    for (const [name, value] of Object.entries({ APP_SECRET, ADMIN_TOKEN, SMTP_URL, DATABASE_URL }))
      if (!value)
        found.push(problem(about, `${name} is not set, and Vercel keeps no files.`, name.endsWith('_URL') ? 'see the README' : hex32));
  found.push(...numberIn(environment, 'SEND_SLOTS', 1, 64), ...numberIn(environment, 'SEND_PER_MINUTE', 1, 100_000));
  const day = environment.SEND_WARM_UP_FROM?.trim();
  if (day && !isDay(day))
    found.push(problem(about, `SEND_WARM_UP_FROM is ${JSON.stringify(day)}.`, 'give the first day as 2026-12-01, or leave it out'));
  if (VERCEL && !environment.CRON_SECRET?.trim())
    found.push(problem(about, 'CRON_SECRET is not set, so that nothing wakes the sender.', hex32));
  return found.length ? found : [fine(about, 'in order')];
}

/** What is no number there is taken for none. */
function numberIn(environment: Environment, name: string, least: number, most: number): Finding[] {
  const text = environment[name];
  const isGood = !text || (/^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most);
  return isGood
    ? []
    : [problem(about, `${name} is ${JSON.stringify(text)}.`, `give a whole number from ${least} to ${most}, or leave it out`)];
}

function mailFrom(environment: Environment): string | undefined {
  try {
    return mailFromOf(environment).address;
  } catch {
    return undefined;
  }
}
